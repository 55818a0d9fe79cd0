#!/bin/sh
# macOS: make-dmg.sh Engram.app OUTPUT.dmg — signs for this machine (or as $ENGRAM_IDENTITY) and packs a disk image.
# What was taught lies in ~/Library/Application Support/engram; putting the program into the bin leaves it alone.
set -eu
app="$1"
output="$2"
stage="$(mktemp -d)"
trap 'rm -rf "$stage"' EXIT

codesign --force --deep --options runtime --entitlements "$(dirname "$0")/entitlements.plist" \
    --sign "${ENGRAM_IDENTITY:--}" "$app"
codesign --verify --deep --strict "$app"
ditto "$app" "$stage/$(basename "$app")"
ln -s /Applications "$stage/Applications"
cat >"$stage/Terminal.txt" <<'TEXT'
The command line is inside the program:
  /Applications/Engram.app/Contents/MacOS/chatbot --help
TEXT
rm -f "$output"
hdiutil create -volname Engram -srcfolder "$stage" -fs HFS+ -format ULMO "$output"
