; Windows installer: makensis -DVERSION=… -DBUNDLE=folder -DICON=file.ico -DOUTPUT=setup.exe engram.nsi
; For one person, without administrator's rights.  What was taught lies elsewhere (%LOCALAPPDATA%\engram) and stays.
Unicode true
ManifestDPIAware true
!include "MUI2.nsh"

!define KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\Engram"
!define CLASSES "Software\Classes"

Name "Engram ${VERSION}"
OutFile "${OUTPUT}"
InstallDir "$LOCALAPPDATA\Programs\Engram"
InstallDirRegKey HKCU "${KEY}" "InstallLocation"
RequestExecutionLevel user
SetCompressor /SOLID lzma
SetDateSave off

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_FINISHPAGE_RUN "$INSTDIR\engram.exe"
!define MUI_UNCONFIRMPAGE_TEXT_TOP "The program is removed. Lessons and conversations stay: they are in $LOCALAPPDATA\engram (or where CHATBOT_HOME points); delete that folder to delete them."
!insertmacro MUI_PAGE_LICENSE "${BUNDLE}\licences\LICENSE"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"

VIProductVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "Engram"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "FileDescription" "Engram Setup"
VIAddVersionKey "LegalCopyright" "MIT licence; see licences"

Section "Engram"
  ; An older version's libraries must not stay beside the new ones.
  RMDir /r "$INSTDIR\lib"
  RMDir /r "$INSTDIR\licences"
  SetOutPath "$INSTDIR"
  File /r "${BUNDLE}\*.*"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\Engram.lnk" "$INSTDIR\engram.exe"

  WriteRegStr HKCU "${CLASSES}\.engram" "" "Engram.Network"
  WriteRegStr HKCU "${CLASSES}\.engram" "Content Type" "application/x-engram"
  WriteRegStr HKCU "${CLASSES}\Engram.Network" "" "Engram network"
  WriteRegStr HKCU "${CLASSES}\Engram.Network\DefaultIcon" "" "$INSTDIR\engram.exe,0"
  WriteRegStr HKCU "${CLASSES}\Engram.Network\shell\open\command" "" '"$INSTDIR\engram.exe" "%1"'

  WriteRegStr HKCU "${KEY}" "DisplayName" "Engram"
  WriteRegStr HKCU "${KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${KEY}" "DisplayIcon" "$INSTDIR\engram.exe"
  WriteRegStr HKCU "${KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegDWORD HKCU "${KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${KEY}" "NoRepair" 1
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
SectionEnd

Section "Uninstall"
  RMDir /r "$INSTDIR\lib"
  RMDir /r "$INSTDIR\licences"
  Delete "$INSTDIR\engram.exe"
  Delete "$INSTDIR\chatbot.exe"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\Engram.lnk"
  DeleteRegKey HKCU "${CLASSES}\Engram.Network"
  DeleteRegKey HKCU "${CLASSES}\.engram"
  DeleteRegKey HKCU "${KEY}"
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
SectionEnd
