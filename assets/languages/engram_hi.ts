<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="hi_IN" sourcelanguage="en">
<context>
    <name>AnswerActions</name>
    <message>
        <source>One question at a time: the answer before this one is still on its way.</source>
        <translation>एक बार में एक ही प्रश्न: इससे पहले वाले का उत्तर अभी आ रहा है।</translation>
    </message>
</context>
<context>
    <name>AnswerView</name>
    <message>
        <source>Engram answered</source>
        <translation>Engram का उत्तर</translation>
    </message>
    <message>
        <source>I did not know that yet.</source>
        <translation>यह मुझे तब नहीं पता था।</translation>
    </message>
    <message>
        <source>Learned. It answers this from the next question on; Retrain puts it into the network.</source>
        <translation>सीख लिया। अगले प्रश्न से इसका यही उत्तर मिलेगा; फिर से प्रशिक्षित करने पर यह नेटवर्क में जाएगा।</translation>
    </message>
    <message>
        <source>You have taught this since then.</source>
        <translation>आप इसके बाद यह सिखा चुके हैं।</translation>
    </message>
</context>
<context>
    <name>Asking</name>
    <message>
        <source>Waiting for the network to load…</source>
        <translation>नेटवर्क के तैयार होने की प्रतीक्षा…</translation>
    </message>
</context>
<context>
    <name>BackupsCard</name>
    <message>
        <source>Back up now</source>
        <translation>अभी बैकअप लें</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>बैकअप</translation>
    </message>
    <message>
        <source>Conversations and lessons become those of that time. What is there now is kept as another backup. Versions of the network stay as they are.</source>
        <translation>बातचीत और पाठ उस समय जैसे हो जाएँगे। अभी जो है, वह एक और बैकअप में रखा जाएगा। नेटवर्क के संस्करण वैसे ही रहेंगे।</translation>
    </message>
    <message>
        <source>Copies of all conversations and lessons, in the folder “backups” with your other data.</source>
        <translation>सारी बातचीत और पाठों की प्रतियाँ, आपके बाकी डेटा के साथ बैकअप के फ़ोल्डर में।</translation>
    </message>
    <message>
        <source>Put back</source>
        <translation>लौटाएँ</translation>
    </message>
    <message>
        <source>Put back the backup of {when}</source>
        <translation>{when} का बैकअप लौटाएँ</translation>
    </message>
    <message>
        <source>Put back the backup of {when}?</source>
        <translation>{when} का बैकअप लौटाएँ?</translation>
    </message>
    <message>
        <source>Put back…</source>
        <translation>लौटाएँ…</translation>
    </message>
    <message>
        <source>There is none yet. One is made before anything is put back.</source>
        <translation>अभी कोई बैकअप नहीं है। कुछ भी लौटाने से पहले एक बनाया जाता है।</translation>
    </message>
    <message>
        <source>what was there before</source>
        <translation>जो इससे पहले था</translation>
    </message>
    <message>
        <source>{count} older ones lie in the folder.</source>
        <translation>फ़ोल्डर में {count} और पुराने हैं।</translation>
    </message>
    <message>
        <source>{when} · {size} MB</source>
        <translation>{when} · {size} मेगाबाइट</translation>
    </message>
</context>
<context>
    <name>BeforeDialog</name>
    <message>
        <source>2026-01-31</source>
        <translation>2026-01-31</translation>
    </message>
    <message>
        <source>Forget everything before a day</source>
        <translation>किसी दिन से पहले का सब भुला दें</translation>
    </message>
    <message>
        <source>Messages from before it go, and lessons that were not changed since. You see it all before anything goes.</source>
        <translation>उससे पहले के संदेश और वे पाठ मिट जाएँगे जो तब से नहीं बदले। कुछ भी मिटने से पहले आपको सब दिखाया जाएगा।</translation>
    </message>
    <message>
        <source>See what would go</source>
        <translation>देखें कि क्या मिटेगा</translation>
    </message>
    <message>
        <source>That is not a day; write it like 2026-01-31.</source>
        <translation>यह कोई तारीख नहीं है; इसे 2026-01-31 की तरह लिखें।</translation>
    </message>
    <message>
        <source>The day, like 2026-01-31</source>
        <translation>तारीख, जैसे 2026-01-31</translation>
    </message>
</context>
<context>
    <name>BisectDialog</name>
    <message>
        <source>Asking the versions</source>
        <translation>संस्करणों से पूछा जा रहा है</translation>
    </message>
    <message>
        <source>Broken by {broken}: {good} still gave it. Asked: {asked}.</source>
        <translation>{broken} में बिगड़ा: {good} तक सही उत्तर मिलता था। इनसे पूछा गया: {asked}।</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>बंद करें</translation>
    </message>
    <message>
        <source>Find it</source>
        <translation>पता लगाएँ</translation>
    </message>
    <message>
        <source>None of them ever gave this answer ({asked}).</source>
        <translation>इनमें से किसी ने भी यह उत्तर कभी नहीं दिया ({asked})।</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>प्रश्न</translation>
    </message>
    <message>
        <source>The answer that it used to give</source>
        <translation>वह उत्तर जो पहले मिलता था</translation>
    </message>
    <message>
        <source>The network in use gives this answer; nothing is broken.</source>
        <translation>मौजूदा नेटवर्क यह उत्तर देता है; कुछ नहीं बिगड़ा।</translation>
    </message>
    <message>
        <source>The versions are asked alone, without your lessons, from the one in use back to the first.</source>
        <translation>मौजूदा संस्करण से पहले संस्करण तक, हर एक से आपके पाठों के बिना पूछा जाता है।</translation>
    </message>
    <message>
        <source>Use {version}</source>
        <translation>{version} इस्तेमाल करें</translation>
    </message>
    <message>
        <source>Which retrain broke an answer?</source>
        <translation>किस प्रशिक्षण से कोई उत्तर बिगड़ा?</translation>
    </message>
</context>
<context>
    <name>ChangesDialog</name>
    <message>
        <source>(nothing)</source>
        <translation>(कुछ नहीं)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>बंद करें</translation>
    </message>
    <message>
        <source>Rehearse this</source>
        <translation>इसे दोहराएँ</translation>
    </message>
    <message>
        <source>Rehearse {answers}</source>
        <translation>{answers} दोहराएँ</translation>
    </message>
    <message>
        <source>Rehearse “{question}”</source>
        <translation>“{question}” को दोहराएँ</translation>
    </message>
    <message>
        <source>Train them too, with the right answers</source>
        <translation>इन्हें भी सही उत्तरों के साथ प्रशिक्षण में लें</translation>
    </message>
    <message>
        <source>What changed</source>
        <translation>क्या बदला</translation>
    </message>
    <message>
        <source>after: {answer}</source>
        <translation>बाद में: {answer}</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>और {count} अन्य</translation>
    </message>
    <message>
        <source>before: {answer}</source>
        <translation>पहले: {answer}</translation>
    </message>
    <message>
        <source>{answers} of the exam changed: {better} for the better, {worse} for the worse.</source>
        <translation>परीक्षा में बदले: {answers}। {better} बेहतर हुए, {worse} बिगड़े।</translation>
    </message>
    <message>
        <source>• changed</source>
        <translation>• बदला</translation>
    </message>
    <message>
        <source>✓ better</source>
        <translation>✓ बेहतर</translation>
    </message>
    <message>
        <source>✕ lost</source>
        <translation>✕ खोया</translation>
    </message>
</context>
<context>
    <name>ChatPage</name>
    <message>
        <source>Export…</source>
        <translation>निर्यात…</translation>
    </message>
    <message>
        <source>More about conversations</source>
        <translation>बातचीत के और विकल्प</translation>
    </message>
    <message>
        <source>New private conversation</source>
        <translation>नई निजी बातचीत</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>छापें…</translation>
    </message>
    <message>
        <source>Show or hide the list (Ctrl+B)</source>
        <translation>सूची दिखाएँ या छिपाएँ (Ctrl+B)</translation>
    </message>
    <message>
        <source>Teach a question and its answer (Ctrl+T)</source>
        <translation>कोई प्रश्न और उसका उत्तर सिखाएँ (Ctrl+T)</translation>
    </message>
    <message>
        <source>Teach…</source>
        <translation>सिखाएँ…</translation>
    </message>
    <message>
        <source>Trash…</source>
        <translation>ट्रैश…</translation>
    </message>
</context>
<context>
    <name>CodeBlock</name>
    <message>
        <source>Code</source>
        <translation>कोड</translation>
    </message>
    <message>
        <source>Copy this code</source>
        <translation>यह कोड कॉपी करें</translation>
    </message>
    <message>
        <source>code</source>
        <translation>कोड</translation>
    </message>
</context>
<context>
    <name>CompareDialog</name>
    <message>
        <source>A question for both</source>
        <translation>दोनों के लिए प्रश्न</translation>
    </message>
    <message>
        <source>Ask both</source>
        <translation>दोनों से पूछें</translation>
    </message>
    <message>
        <source>Ask both a question…</source>
        <translation>दोनों से एक प्रश्न पूछें…</translation>
    </message>
    <message>
        <source>Ask the exam</source>
        <translation>परीक्षा लें</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>बंद करें</translation>
    </message>
    <message>
        <source>Every question of the frozen exam; what they answer differently is shown</source>
        <translation>तय परीक्षा का हर प्रश्न; जहाँ उत्तर अलग हों, वे दिखाए जाते हैं</translation>
    </message>
    <message>
        <source>First version</source>
        <translation>पहला संस्करण</translation>
    </message>
    <message>
        <source>Questions asked</source>
        <translation>पूछे गए प्रश्न</translation>
    </message>
    <message>
        <source>Second version</source>
        <translation>दूसरा संस्करण</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>रोकें</translation>
    </message>
    <message>
        <source>The networks answer alone, without your lessons.</source>
        <translation>नेटवर्क आपके पाठों के बिना, अकेले उत्तर देते हैं।</translation>
    </message>
    <message>
        <source>Two versions side by side</source>
        <translation>दो संस्करण आमने-सामने</translation>
    </message>
    <message>
        <source>would rather not answer</source>
        <translation>उत्तर नहीं देना चाहता</translation>
    </message>
    <message>
        <source>{differing} of {questions} answered differently.</source>
        <translation>{questions} में से {differing} के उत्तर अलग रहे।</translation>
    </message>
</context>
<context>
    <name>Composer</name>
    <message>
        <source>Ask something about the text…</source>
        <translation>इस पाठ्य के बारे में कुछ पूछें…</translation>
    </message>
    <message>
        <source>Ask something…</source>
        <translation>कुछ पूछें…</translation>
    </message>
    <message>
        <source>Drop it to import its lessons, or to ask about its text</source>
        <translation>पाठ आयात करने या इसके बारे में पूछने के लिए फ़ाइल यहाँ छोड़ें</translation>
    </message>
    <message>
        <source>Enter sends · Shift+Enter new line · Up edits the last question</source>
        <translation>Enter भेजता है · Shift+Enter नई पंक्ति · ↑ पिछला प्रश्न बदलता है</translation>
    </message>
    <message>
        <source>Esc stops the answer</source>
        <translation>Esc उत्तर रोकता है</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>भेजें</translation>
    </message>
    <message>
        <source>Send the question</source>
        <translation>प्रश्न भेजें</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>रोकें</translation>
    </message>
    <message>
        <source>Stop the answer</source>
        <translation>उत्तर रोकें</translation>
    </message>
    <message>
        <source>Your question</source>
        <translation>आपका प्रश्न</translation>
    </message>
    <message>
        <source>{length} of {most}</source>
        <translation>{most} में से {length}</translation>
    </message>
</context>
<context>
    <name>Confidence</name>
    <message>
        <source>Fairly sure, {times} of 100</source>
        <translation>कुछ हद तक पक्का, 100 में {times}</translation>
    </message>
    <message>
        <source>Not sure, {times} of 100</source>
        <translation>पक्का नहीं, 100 में {times}</translation>
    </message>
    <message>
        <source>Quite sure, {times} of 100</source>
        <translation>काफ़ी पक्का, 100 में {times}</translation>
    </message>
    <message>
        <source>Sure, {times} of 100</source>
        <translation>पक्का, 100 में {times}</translation>
    </message>
</context>
<context>
    <name>ConflictDialog</name>
    <message>
        <source>Cancel</source>
        <translation>रद्द करें</translation>
    </message>
    <message>
        <source>It is the same question, so only one of the two answers can hold.</source>
        <translation>प्रश्न वही है, इसलिए दोनों में से एक ही उत्तर रह सकता है।</translation>
    </message>
    <message>
        <source>Keep both apart</source>
        <translation>दोनों अलग रखें</translation>
    </message>
    <message>
        <source>Known</source>
        <translation>पहले से</translation>
    </message>
    <message>
        <source>New</source>
        <translation>नया</translation>
    </message>
    <message>
        <source>Replace the answer</source>
        <translation>उत्तर बदल दें</translation>
    </message>
    <message>
        <source>This question has another answer already</source>
        <translation>इस प्रश्न का दूसरा उत्तर पहले से है</translation>
    </message>
    <message>
        <source>What tells them apart:
{told}</source>
        <translation>दोनों में अंतर:
{told}</translation>
    </message>
    <message>
        <source>You have taught something close to this</source>
        <translation>आपने इससे मिलती-जुलती बात सिखाई है</translation>
    </message>
    <message>
        <source>• one of them denies what the other asks</source>
        <translation>• एक में वही बात नकारी गई है जो दूसरा पूछता है</translation>
    </message>
    <message>
        <source>• only the known one says {words}</source>
        <translation>• केवल पुराने में है: {words}</translation>
    </message>
    <message>
        <source>• only the new one says {words}</source>
        <translation>• केवल नए में है: {words}</translation>
    </message>
    <message>
        <source>• only the order of the words</source>
        <translation>• केवल शब्दों का क्रम</translation>
    </message>
    <message>
        <source>• the new one asks “{new}”, the known one “{known}”</source>
        <translation>• नया पूछता है “{new}”, पुराना “{known}”</translation>
    </message>
    <message>
        <source>• they name different numbers</source>
        <translation>• दोनों में संख्याएँ अलग हैं</translation>
    </message>
</context>
<context>
    <name>Conversation</name>
    <message>
        <source>Delete</source>
        <translation>मिटाएँ</translation>
    </message>
    <message>
        <source>Delete for good</source>
        <translation>हमेशा के लिए मिटाएँ</translation>
    </message>
    <message>
        <source>Delete for good…</source>
        <translation>हमेशा के लिए मिटाएँ…</translation>
    </message>
    <message>
        <source>Delete this private conversation?</source>
        <translation>यह निजी बातचीत मिटा दें?</translation>
    </message>
    <message>
        <source>Empty the trash?</source>
        <translation>ट्रैश खाली कर दें?</translation>
    </message>
    <message>
        <source>Make it an ordinary one</source>
        <translation>सामान्य बातचीत बनाएँ</translation>
    </message>
    <message>
        <source>Make it private</source>
        <translation>निजी बनाएँ</translation>
    </message>
    <message>
        <source>New conversation</source>
        <translation>नई बातचीत</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>पिन करें</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>नाम बदलें…</translation>
    </message>
    <message>
        <source>The private conversation is deleted.</source>
        <translation>निजी बातचीत मिटा दी गई।</translation>
    </message>
    <message>
        <source>They cannot be brought back afterwards. What you taught in them stays.</source>
        <translation>इसके बाद ये वापस नहीं लाई जा सकतीं। इनमें आपने जो सिखाया, वह बना रहता है।</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>वापस लाएँ</translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation>पिन हटाएँ</translation>
    </message>
    <message>
        <source>“{title}” is in the trash for {days}.</source>
        <translation>“{title}” {days} तक ट्रैश में रहेगी।</translation>
    </message>
    <message>
        <source>“{title}” is private: it does not go to the trash, and cannot be brought back. What you taught in it stays.</source>
        <translation>“{title}” निजी है: यह ट्रैश में नहीं जाती और वापस नहीं लाई जा सकती। इसमें आपने जो सिखाया, वह बना रहता है।</translation>
    </message>
</context>
<context>
    <name>ConversationList</name>
    <message>
        <source>Conversations</source>
        <translation>बातचीत</translation>
    </message>
    <message>
        <source>New conversation</source>
        <translation>नई बातचीत</translation>
    </message>
    <message>
        <source>Search everything…</source>
        <translation>सब में खोजें…</translation>
    </message>
    <message>
        <source>Search titles, messages and lessons</source>
        <translation>शीर्षकों, संदेशों और पाठों में खोजें</translation>
    </message>
    <message>
        <source>Trash</source>
        <translation>ट्रैश</translation>
    </message>
    <message>
        <source>Trash · {count}</source>
        <translation>ट्रैश · {count}</translation>
    </message>
    <message>
        <source>Trash, {conversations}</source>
        <translation>ट्रैश, {conversations}</translation>
    </message>
    <message>
        <source>What was deleted in the last 30 days</source>
        <translation>जो पिछले 30 दिनों में मिटाया गया</translation>
    </message>
</context>
<context>
    <name>ConversationModel</name>
    <message>
        <source>Conversations</source>
        <translation>बातचीत</translation>
    </message>
    <message>
        <source>Engram, {day}</source>
        <translation>Engram, {day}</translation>
    </message>
    <message>
        <source>Lessons</source>
        <translation>पाठ</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>संदेश</translation>
    </message>
    <message>
        <source>Nothing asked yet</source>
        <translation>अभी तक कुछ नहीं पूछा गया</translation>
    </message>
    <message>
        <source>Nothing found. The search looks at titles, messages and lessons, word by word.</source>
        <translation>कुछ नहीं मिला। खोज शीर्षकों, संदेशों और पाठों में शब्द-दर-शब्द देखती है।</translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation>पिन की हुई</translation>
    </message>
    <message>
        <source>You, {day}</source>
        <translation>आप, {day}</translation>
    </message>
    <message>
        <source>Your conversations will be listed here.</source>
        <translation>आपकी बातचीत यहाँ दिखाई देगी।</translation>
    </message>
    <message>
        <source>{title}, private</source>
        <translation>{title}, निजी</translation>
    </message>
</context>
<context>
    <name>CopyButton</name>
    <message>
        <source>Copied</source>
        <translation>कॉपी हो गया</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>कॉपी करें</translation>
    </message>
</context>
<context>
    <name>Correction</name>
    <message>
        <source>Cancel</source>
        <translation>रद्द करें</translation>
    </message>
    <message>
        <source>Cancel the correction</source>
        <translation>सुधार रद्द करें</translation>
    </message>
    <message>
        <source>Ctrl+Enter saves · Esc cancels</source>
        <translation>Ctrl+Enter सहेजता है · Esc रद्द करता है</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>सहेजें</translation>
    </message>
    <message>
        <source>Save the right answer as a lesson</source>
        <translation>सही उत्तर को पाठ के रूप में सहेजें</translation>
    </message>
    <message>
        <source>The right answer</source>
        <translation>सही उत्तर</translation>
    </message>
    <message>
        <source>What should the answer have been?</source>
        <translation>उत्तर क्या होना चाहिए था?</translation>
    </message>
</context>
<context>
    <name>Count</name>
    <message numerus="yes">
        <source>{count} answers</source>
        <translation>
            <numerusform>{count} उत्तर</numerusform>
            <numerusform>{count} उत्तर</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} approved answers</source>
        <translation>
            <numerusform>{count} पसंद किया गया उत्तर</numerusform>
            <numerusform>{count} पसंद किए गए उत्तर</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} backups</source>
        <translation>
            <numerusform>{count} बैकअप</numerusform>
            <numerusform>{count} बैकअप</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} characters</source>
        <translation>
            <numerusform>{count} अक्षर</numerusform>
            <numerusform>{count} अक्षर</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} conversations</source>
        <translation>
            <numerusform>{count} बातचीत</numerusform>
            <numerusform>{count} बातचीत</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} days</source>
        <translation>
            <numerusform>{count} दिन</numerusform>
            <numerusform>{count} दिन</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} earlier lessons</source>
        <translation>
            <numerusform>{count} पिछला पाठ</numerusform>
            <numerusform>{count} पिछले पाठ</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} lessons</source>
        <translation>
            <numerusform>{count} पाठ</numerusform>
            <numerusform>{count} पाठ</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} messages</source>
        <translation>
            <numerusform>{count} संदेश</numerusform>
            <numerusform>{count} संदेश</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} more questions</source>
        <translation>
            <numerusform>{count} और प्रश्न</numerusform>
            <numerusform>{count} और प्रश्न</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} more wordings</source>
        <translation>
            <numerusform>{count} और ढंग</numerusform>
            <numerusform>{count} और ढंग</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} new lessons</source>
        <translation>
            <numerusform>{count} नया पाठ</numerusform>
            <numerusform>{count} नए पाठ</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} other wordings</source>
        <translation>
            <numerusform>{count} दूसरा ढंग</numerusform>
            <numerusform>{count} दूसरे ढंग</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} pairs</source>
        <translation>
            <numerusform>{count} जोड़ा</numerusform>
            <numerusform>{count} जोड़े</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} questions</source>
        <translation>
            <numerusform>{count} प्रश्न</numerusform>
            <numerusform>{count} प्रश्न</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} versions</source>
        <translation>
            <numerusform>{count} संस्करण</numerusform>
            <numerusform>{count} संस्करण</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} wordings</source>
        <translation>
            <numerusform>{count} ढंग</numerusform>
            <numerusform>{count} ढंग</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DataCard</name>
    <message>
        <source>An empty folder for your data</source>
        <translation>आपके डेटा के लिए खाली फ़ोल्डर</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>रद्द करें</translation>
    </message>
    <message>
        <source>Conversations, lessons and versions of the network lie in</source>
        <translation>बातचीत, पाठ और नेटवर्क के संस्करण यहाँ रखे हैं</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>मिटाएँ</translation>
    </message>
    <message>
        <source>Delete the old copy of your data?</source>
        <translation>आपके डेटा की पुरानी प्रति मिटा दें?</translation>
    </message>
    <message>
        <source>Delete the old copy…</source>
        <translation>पुरानी प्रति मिटाएँ…</translation>
    </message>
    <message>
        <source>How much is copied</source>
        <translation>कितना कॉपी हुआ</translation>
    </message>
    <message>
        <source>In the system&apos;s file manager</source>
        <translation>सिस्टम के फ़ाइल प्रबंधक में</translation>
    </message>
    <message>
        <source>It is copied and compared. The old folder stays as it is until that is done.</source>
        <translation>डेटा कॉपी करके मिलाया जा रहा है। यह पूरा होने तक पुराना फ़ोल्डर वैसा ही रहता है।</translation>
    </message>
    <message>
        <source>It was moved here from {folder}, where the old copy still lies.</source>
        <translation>इसे {folder} से यहाँ लाया गया; पुरानी प्रति अब भी वहीं है।</translation>
    </message>
    <message>
        <source>Move the data folder</source>
        <translation>डेटा फ़ोल्डर बदलें</translation>
    </message>
    <message>
        <source>Move…</source>
        <translation>जगह बदलें…</translation>
    </message>
    <message>
        <source>Moving your data</source>
        <translation>आपके डेटा की जगह बदली जा रही है</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>फ़ोल्डर खोलें</translation>
    </message>
    <message>
        <source>The data folder</source>
        <translation>डेटा फ़ोल्डर</translation>
    </message>
    <message>
        <source>Your data</source>
        <translation>आपका डेटा</translation>
    </message>
    <message>
        <source>{folder}

What is in use lies elsewhere and is not touched.</source>
        <translation>{folder}

जो डेटा इस्तेमाल में है, वह कहीं और है; उसे कुछ नहीं होगा।</translation>
    </message>
</context>
<context>
    <name>Day</name>
    <message>
        <source>Today</source>
        <translation>आज</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>कल</translation>
    </message>
    <message>
        <source>today {time}</source>
        <translation>आज {time}</translation>
    </message>
    <message>
        <source>yesterday {time}</source>
        <translation>कल {time}</translation>
    </message>
    <message>
        <source>{date} {year}</source>
        <translation>{date} {year}</translation>
    </message>
    <message>
        <source>{day} {month}</source>
        <translation>{day} {month}</translation>
    </message>
    <message>
        <source>{day} {month} {year} {time}</source>
        <translation>{day} {month} {year}, {time}</translation>
    </message>
</context>
<context>
    <name>Desk</name>
    <message>
        <source>It was stopped.</source>
        <translation>इसे रोक दिया गया।</translation>
    </message>
</context>
<context>
    <name>Dialog</name>
    <message>
        <source>Answer</source>
        <translation>उत्तर</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>रद्द करें</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>बंद करें</translation>
    </message>
    <message>
        <source>It answers from the very next question on, also when asked in other words.</source>
        <translation>अगले ही प्रश्न से यह काम आएगा, दूसरे शब्दों में पूछने पर भी।</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>रहने दें</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>प्रश्न</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>नाम बदलें</translation>
    </message>
    <message>
        <source>Rename the conversation</source>
        <translation>बातचीत का नाम बदलें</translation>
    </message>
    <message>
        <source>Teach</source>
        <translation>सिखाएँ</translation>
    </message>
    <message>
        <source>Teach something new</source>
        <translation>कुछ नया सिखाएँ</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>शीर्षक</translation>
    </message>
</context>
<context>
    <name>DroppedFiles</name>
    <message>
        <source>Please drop one file at a time.</source>
        <translation>कृपया एक बार में एक ही फ़ाइल छोड़ें।</translation>
    </message>
    <message>
        <source>{name} cannot be read ({reason}).</source>
        <translation>{name} को पढ़ा नहीं जा सका ({reason})।</translation>
    </message>
    <message>
        <source>{name} cannot be used: it is a folder, or larger than 64 MB.</source>
        <translation>{name} काम नहीं आ सकती: यह फ़ोल्डर है या 64 मेगाबाइट से बड़ी है।</translation>
    </message>
    <message>
        <source>{name} holds neither lessons nor a text that could be answered from.</source>
        <translation>{name} में न पाठ हैं, न ऐसा पाठ्य जिससे उत्तर दिए जा सकें।</translation>
    </message>
</context>
<context>
    <name>Duration</name>
    <message>
        <source>a few seconds</source>
        <translation>कुछ सेकंड</translation>
    </message>
    <message>
        <source>about {span}</source>
        <translation>लगभग {span}</translation>
    </message>
    <message>
        <source>nearly done</source>
        <translation>बस होने ही वाला है</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>{hours} घं {minutes} मि</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} मिनट</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} सेकंड</translation>
    </message>
    <message>
        <source>{span} left</source>
        <translation>{span} बाकी</translation>
    </message>
</context>
<context>
    <name>Errand</name>
    <message>
        <source>Something went wrong. The log in the data folder has the details.</source>
        <translation>कुछ गड़बड़ हो गई। विवरण डेटा फ़ोल्डर के लॉग में है।</translation>
    </message>
</context>
<context>
    <name>ExamList</name>
    <message>
        <source>A fixed set of everyday questions that came with the program</source>
        <translation>रोज़मर्रा के प्रश्नों का एक तय समूह, जो प्रोग्राम के साथ आया</translation>
    </message>
    <message>
        <source>A fixed set of facts, of questions about what was said before, and about texts</source>
        <translation>तथ्यों, पहले कही गई बातों और पाठ्यों पर प्रश्नों का एक तय समूह</translation>
    </message>
    <message>
        <source>A fixed set of questions that it cannot know and should not guess at</source>
        <translation>ऐसे प्रश्नों का एक तय समूह, जिनके उत्तर इसे नहीं पता हो सकते और जिन पर अनुमान नहीं लगाना चाहिए</translation>
    </message>
    <message>
        <source>Answers that an earlier retrain had lost and this one has trained</source>
        <translation>वे उत्तर जो पिछले प्रशिक्षण में खो गए थे और जिन्हें इस बार सिखाया गया</translation>
    </message>
    <message>
        <source>Each lesson, asked as it was taught and answered by the network alone</source>
        <translation>हर पाठ, जैसा सिखाया गया वैसा पूछा गया, और उत्तर केवल नेटवर्क से</translation>
    </message>
    <message>
        <source>Exam before it takes over</source>
        <translation>काम सँभालने से पहले परीक्षा</translation>
    </message>
    <message>
        <source>Facts, chats and texts</source>
        <translation>तथ्य, बातचीत और पाठ्य</translation>
    </message>
    <message>
        <source>Lessons in other words</source>
        <translation>दूसरे शब्दों में पाठ</translation>
    </message>
    <message>
        <source>Lessons with several wordings: each is asked for as if only the others were known</source>
        <translation>कई शब्दों में सिखाए गए पाठ: हर एक ऐसे पूछा जाता है मानो केवल बाकी शब्द ही सिखाए गए हों</translation>
    </message>
    <message>
        <source>Lessons, as taught</source>
        <translation>पाठ, जैसे सिखाए गए</translation>
    </message>
    <message>
        <source>Small talk it knew before</source>
        <translation>आम बातचीत जो पहले आती थी</translation>
    </message>
    <message>
        <source>Unknown questions refused</source>
        <translation>अनजान प्रश्नों पर चुप रहा</translation>
    </message>
    <message>
        <source>What you asked to rehearse</source>
        <translation>जो आपने दोहराने को कहा</translation>
    </message>
    <message>
        <source>not asked</source>
        <translation>नहीं पूछा गया</translation>
    </message>
    <message>
        <source>{question}, {asked} of {all} questions asked</source>
        <translation>{question}, {all} में से {asked} प्रश्न पूछे गए</translation>
    </message>
    <message>
        <source>{question}: {share} so far</source>
        <translation>{question}: अब तक {share}</translation>
    </message>
    <message>
        <source>{right} of {total}</source>
        <translation>{total} में से {right}</translation>
    </message>
    <message>
        <source>{right} of {total}, before {before}</source>
        <translation>{total} में से {right}, पहले {before}</translation>
    </message>
</context>
<context>
    <name>Exporting</name>
    <message>
        <source>Export the conversation</source>
        <translation>बातचीत निर्यात करें</translation>
    </message>
    <message>
        <source>Sent {messages} to the printer.</source>
        <translation>{messages} प्रिंटर को भेजे गए।</translation>
    </message>
    <message>
        <source>Wrote {messages} to {path}.</source>
        <translation>{path} में {messages} लिखे गए।</translation>
    </message>
    <message>
        <source>{name} cannot be written ({reason}).</source>
        <translation>{name} लिखी नहीं जा सकी ({reason})।</translation>
    </message>
</context>
<context>
    <name>Faults</name>
    <message>
        <source>A report stays on this computer. It may quote your texts: read it before you pass it on.</source>
        <translation>रिपोर्ट इसी कंप्यूटर पर रहती है। इसमें आपके लिखे शब्द हो सकते हैं: किसी को देने से पहले इसे पढ़ लें।</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>बंद करें</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>विवरण</translation>
    </message>
    <message>
        <source>Hide the details</source>
        <translation>विवरण छिपाएँ</translation>
    </message>
    <message>
        <source>Save a report…</source>
        <translation>रिपोर्ट सहेजें…</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>रिपोर्ट सहेजें</translation>
    </message>
    <message>
        <source>Show the details</source>
        <translation>विवरण दिखाएँ</translation>
    </message>
    <message>
        <source>Something went wrong that should not have. What you were doing may not have worked; nothing kept is lost.</source>
        <translation>ऐसी गड़बड़ हुई जो नहीं होनी चाहिए थी। हो सकता है कि आपका काम पूरा न हुआ हो; जो सहेजा हुआ था, वह सुरक्षित है।</translation>
    </message>
    <message>
        <source>Text (*.txt)</source>
        <translation>सादा पाठ्य (*.txt)</translation>
    </message>
    <message>
        <source>The report cannot be written ({reason}).</source>
        <translation>रिपोर्ट लिखी नहीं जा सकी ({reason})।</translation>
    </message>
    <message>
        <source>The report is in {name}.</source>
        <translation>रिपोर्ट {name} में है।</translation>
    </message>
</context>
<context>
    <name>ForgetDialog</name>
    <message>
        <source>Forget</source>
        <translation>भुला दें</translation>
    </message>
    <message>
        <source>From files, now</source>
        <translation>फ़ाइलों से, अभी</translation>
    </message>
    <message>
        <source>From the memory, now</source>
        <translation>याददाश्त से, अभी</translation>
    </message>
    <message>
        <source>From the network&apos;s weights</source>
        <translation>नेटवर्क के भारों से</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>रहने दें</translation>
    </message>
    <message>
        <source>Learned by {versions}. Weights cannot be edited, so</source>
        <translation>इसे सीख चुके हैं: {versions}। भारों में से कुछ चुनकर निकाला नहीं जा सकता, इसलिए</translation>
    </message>
    <message>
        <source>No version of the network has learned any of it.</source>
        <translation>नेटवर्क के किसी भी संस्करण ने इसमें से कुछ नहीं सीखा है।</translation>
    </message>
    <message>
        <source>Out of unfinished retrains and exam reports; there are no backups.</source>
        <translation>अधूरे प्रशिक्षणों और परीक्षा की रिपोर्टों में से; कोई बैकअप नहीं है।</translation>
    </message>
    <message>
        <source>Out of unfinished retrains, exam reports and {backups}.</source>
        <translation>अधूरे प्रशिक्षणों, परीक्षा की रिपोर्टों और {backups} में से।</translation>
    </message>
    <message>
        <source>What you exported or handed on yourself cannot be reached from here.</source>
        <translation>जो आपने स्वयं निर्यात किया या किसी को दिया, उस तक यहाँ से नहीं पहुँचा जा सकता।</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>और {count} अन्य</translation>
    </message>
    <message>
        <source>older versions keep it until you delete them; the one in use never saw it.</source>
        <translation>पुराने संस्करणों में यह तब तक रहेगा जब तक आप उन्हें न मिटाएँ; मौजूदा संस्करण ने इसे कभी नहीं देखा।</translation>
    </message>
    <message>
        <source>the next retrain builds on {start}, which never saw it.</source>
        <translation>अगला प्रशिक्षण {start} से शुरू होगा, जिसने इसे कभी नहीं देखा।</translation>
    </message>
    <message>
        <source>{what}. This cannot be undone.</source>
        <translation>{what}। इसे वापस नहीं लाया जा सकता।</translation>
    </message>
</context>
<context>
    <name>Forgetter</name>
    <message>
        <source>Forget everything before {day}?</source>
        <translation>{day} से पहले का सब भुला दें?</translation>
    </message>
    <message>
        <source>Forget this conversation and what was taught in it?</source>
        <translation>यह बातचीत और इसमें सिखाया गया सब भुला दें?</translation>
    </message>
    <message>
        <source>Forget this lesson?</source>
        <translation>यह पाठ भुला दें?</translation>
    </message>
    <message>
        <source>Forgotten: {what}.</source>
        <translation>भुला दिया गया: {what}।</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>दिखाएँ</translation>
    </message>
    <message>
        <source>Show that it does not come back</source>
        <translation>दिखाएँ कि यह वापस नहीं आता</translation>
    </message>
    <message>
        <source>There is nothing to forget.</source>
        <translation>भुलाने के लिए कुछ नहीं है।</translation>
    </message>
    <message>
        <source>With the new network, what was forgotten was asked for again. {verdict}</source>
        <translation>भुलाई गई बातें नए नेटवर्क से फिर पूछी गईं। {verdict}</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>Another answer than yours</source>
        <translation>आपके उत्तर से अलग उत्तर</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>रद्द करें</translation>
    </message>
    <message>
        <source>Choose below which answer holds.</source>
        <translation>नीचे चुनें कि कौन-सा उत्तर माना जाए।</translation>
    </message>
    <message>
        <source>Contradicted within the file</source>
        <translation>फ़ाइल में ही परस्पर विरोधी</translation>
    </message>
    <message>
        <source>Import {lessons}</source>
        <translation>{lessons} आयात करें</translation>
    </message>
    <message>
        <source>Import {name}?</source>
        <translation>{name} आयात करें?</translation>
    </message>
    <message>
        <source>Keep the answers I have</source>
        <translation>मेरे उत्तर रखें</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>छोड़े गए</translation>
    </message>
    <message>
        <source>New lessons</source>
        <translation>नए पाठ</translation>
    </message>
    <message>
        <source>Nothing is changed yet. Import takes in all of it or nothing, and can be undone.</source>
        <translation>अभी कुछ नहीं बदला है। आयात या तो पूरा होता है या बिल्कुल नहीं, और उसे वापस लिया जा सकता है।</translation>
    </message>
    <message>
        <source>Other wordings</source>
        <translation>पूछने के दूसरे ढंग</translation>
    </message>
    <message>
        <source>Question and answer are the same; nothing changes.</source>
        <translation>प्रश्न और उत्तर वही हैं; कुछ नहीं बदलता।</translation>
    </message>
    <message>
        <source>Take the answers of the file</source>
        <translation>फ़ाइल के उत्तर लें</translation>
    </message>
    <message>
        <source>The answer is there already; these ways to ask for it are new.</source>
        <translation>उत्तर पहले से है; पूछने के ये ढंग नए हैं।</translation>
    </message>
    <message>
        <source>The first counts if you keep your answers, else the last.</source>
        <translation>अपने उत्तर रखने पर पहला माना जाएगा, नहीं तो आख़िरी।</translation>
    </message>
    <message>
        <source>There already</source>
        <translation>पहले से मौजूद</translation>
    </message>
    <message>
        <source>These are no lessons:</source>
        <translation>ये पाठ नहीं हैं:</translation>
    </message>
    <message>
        <source>They answer from the next question on.</source>
        <translation>अगले ही प्रश्न से ये काम आएँगे।</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>और {count} अन्य</translation>
    </message>
    <message>
        <source>file: {new}  ·  {place}: {known}</source>
        <translation>फ़ाइल: {new}  ·  {place}: {known}</translation>
    </message>
    <message>
        <source>yours</source>
        <translation>आपका</translation>
    </message>
</context>
<context>
    <name>InboxCard</name>
    <message>
        <source>Answer to “{question}”</source>
        <translation>“{question}” का उत्तर</translation>
    </message>
    <message>
        <source>Answer…</source>
        <translation>उत्तर…</translation>
    </message>
    <message>
        <source>Ask again for the answer to “{question}”</source>
        <translation>“{question}” का उत्तर फिर से माँगें</translation>
    </message>
    <message>
        <source>Dismiss “{question}”</source>
        <translation>“{question}” को हटाएँ</translation>
    </message>
    <message>
        <source>Hide the dismissed</source>
        <translation>हटाए हुए छिपाएँ</translation>
    </message>
    <message>
        <source>Nothing waits for an answer</source>
        <translation>किसी प्रश्न का उत्तर बाकी नहीं है</translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation>वापस लाएँ</translation>
    </message>
    <message>
        <source>Show {count} dismissed</source>
        <translation>हटाए हुए {count} दिखाएँ</translation>
    </message>
    <message>
        <source>Show {questions}</source>
        <translation>{questions} दिखाएँ</translation>
    </message>
    <message>
        <source>Teach</source>
        <translation>सिखाएँ</translation>
    </message>
    <message>
        <source>Teach me: asked, but not known</source>
        <translation>मुझे सिखाएँ: पूछा गया, पर उत्तर नहीं पता</translation>
    </message>
    <message>
        <source>Teach the answer to “{question}”</source>
        <translation>“{question}” का उत्तर सिखाएँ</translation>
    </message>
    <message>
        <source>and {wordings}</source>
        <translation>और {wordings}</translation>
    </message>
    <message>
        <source>asked twice</source>
        <translation>दो बार पूछा गया</translation>
    </message>
    <message>
        <source>asked {count} times</source>
        <translation>{count} बार पूछा गया</translation>
    </message>
    <message>
        <source>dismissed</source>
        <translation>हटाया हुआ</translation>
    </message>
    <message>
        <source>grouped by meaning, most asked first</source>
        <translation>अर्थ के अनुसार, सबसे ज़्यादा पूछे गए पहले</translation>
    </message>
</context>
<context>
    <name>Language</name>
    <message>
        <source>As the system</source>
        <translation>सिस्टम के अनुसार</translation>
    </message>
    <message>
        <source>Language of the interface</source>
        <translation>इंटरफ़ेस की भाषा</translation>
    </message>
    <message>
        <source>Language of the interface: {name}</source>
        <translation>इंटरफ़ेस की भाषा: {name}</translation>
    </message>
</context>
<context>
    <name>LearningChoices</name>
    <message>
        <source>A thumb up is only noted. What you teach yourself is still a lesson.</source>
        <translation>पसंद केवल दर्ज की जाती है। जो आप स्वयं सिखाते हैं, वह फिर भी पाठ बनता है।</translation>
    </message>
    <message>
        <source>A thumb up makes a lesson. What you teach yourself is always a lesson.</source>
        <translation>पसंद किए गए उत्तर से पाठ बनता है। जो आप स्वयं सिखाते हैं, वह हमेशा पाठ बनता है।</translation>
    </message>
    <message>
        <source>As soon as {lessons} wait, the window was not touched for five minutes and the computer has little else to do. The exam decides as always.</source>
        <translation>जब {lessons} बाकी हों, विंडो को पाँच मिनट तक न छुआ गया हो और कंप्यूटर लगभग खाली हो। फ़ैसला हमेशा की तरह परीक्षा करती है।</translation>
    </message>
    <message>
        <source>Conversations stay on this computer until you delete or forget them.</source>
        <translation>बातचीत तब तक इस कंप्यूटर पर रहती है जब तक आप उसे मिटाएँ या भुलाएँ नहीं।</translation>
    </message>
    <message>
        <source>How many new lessons a retrain waits for</source>
        <translation>प्रशिक्षण कितने नए पाठों की प्रतीक्षा करे</translation>
    </message>
    <message>
        <source>Keep history</source>
        <translation>इतिहास रखें</translation>
    </message>
    <message>
        <source>Learn from history</source>
        <translation>इतिहास से सीखें</translation>
    </message>
    <message>
        <source>New conversations are private and are deleted for good when the window closes.</source>
        <translation>नई बातचीत निजी होती है और विंडो बंद होने पर हमेशा के लिए मिटा दी जाती है।</translation>
    </message>
    <message>
        <source>Off: a retrain begins when you say so.</source>
        <translation>बंद: प्रशिक्षण आपके कहने पर ही शुरू होता है।</translation>
    </message>
    <message>
        <source>Retrain by itself when nobody is there</source>
        <translation>जब कोई न हो तो अपने-आप फिर से प्रशिक्षित करें</translation>
    </message>
</context>
<context>
    <name>LessonEditor</name>
    <message>
        <source>Add another wording</source>
        <translation>पूछने का एक और ढंग जोड़ें</translation>
    </message>
    <message>
        <source>Another way to ask it…</source>
        <translation>इसे पूछने का दूसरा ढंग…</translation>
    </message>
    <message>
        <source>Another wording</source>
        <translation>पूछने का दूसरा ढंग</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>उत्तर</translation>
    </message>
    <message>
        <source>Asked in other words</source>
        <translation>दूसरे शब्दों में</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>रद्द करें</translation>
    </message>
    <message>
        <source>Changed {when}.</source>
        <translation>बदला गया: {when}।</translation>
    </message>
    <message>
        <source>In the last exam the network alone did not give it; the memory answers all the same.</source>
        <translation>पिछली परीक्षा में नेटवर्क अकेले यह उत्तर नहीं दे पाया; फिर भी याददाश्त से उत्तर मिलता है।</translation>
    </message>
    <message>
        <source>In the last exam the network alone gave it word for word.</source>
        <translation>पिछली परीक्षा में नेटवर्क ने अकेले यह उत्तर शब्दशः दिया।</translation>
    </message>
    <message>
        <source>In the network since {when}.</source>
        <translation>नेटवर्क में कब से: {when}।</translation>
    </message>
    <message>
        <source>It answers from the memory; the next retrain puts it into the network.</source>
        <translation>इसका उत्तर याददाश्त से मिलता है; अगला प्रशिक्षण इसे नेटवर्क में डालेगा।</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>प्रश्न</translation>
    </message>
    <message>
        <source>Remove this wording</source>
        <translation>यह ढंग हटाएँ</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>सहेजें</translation>
    </message>
    <message>
        <source>Show the message that taught it</source>
        <translation>वह संदेश दिखाएँ जिससे यह सीखा</translation>
    </message>
    <message>
        <source>Some wordings are not in the network yet; the next retrain adds them.</source>
        <translation>पूछने के कुछ ढंग अभी नेटवर्क में नहीं हैं; अगला प्रशिक्षण उन्हें जोड़ेगा।</translation>
    </message>
    <message>
        <source>Taught {when}.</source>
        <translation>सिखाया गया: {when}।</translation>
    </message>
</context>
<context>
    <name>LessonFiles</name>
    <message>
        <source>Export lessons</source>
        <translation>पाठ निर्यात करें</translation>
    </message>
    <message>
        <source>Import lessons</source>
        <translation>पाठ आयात करें</translation>
    </message>
    <message>
        <source>Importing {name}…</source>
        <translation>{name} आयात हो रही है…</translation>
    </message>
    <message>
        <source>Learned {lessons}.</source>
        <translation>सीखे: {lessons}।</translation>
    </message>
    <message>
        <source>Lessons, FAQs and chats (*.csv *.jsonl *.ndjson *.json *.md *.markdown)</source>
        <translation>पाठ, प्रश्नोत्तरी और बातचीत (*.csv *.jsonl *.ndjson *.json *.md *.markdown)</translation>
    </message>
    <message>
        <source>Other wordings for {lessons}.</source>
        <translation>पूछने के दूसरे ढंग जुड़े: {lessons}।</translation>
    </message>
    <message>
        <source>Reading {name}…</source>
        <translation>{name} पढ़ी जा रही है…</translation>
    </message>
    <message>
        <source>Replaced {answers}.</source>
        <translation>बदले गए: {answers}।</translation>
    </message>
    <message>
        <source>Took the import of {name} back: {removed} removed, {restored} as before.</source>
        <translation>{name} का आयात वापस लिया गया: {removed} हटे, {restored} पहले जैसे हुए।</translation>
    </message>
    <message>
        <source>Undo the import</source>
        <translation>आयात वापस लें</translation>
    </message>
    <message>
        <source>Wrote {lessons} to {name}.</source>
        <translation>{name} में {lessons} लिखे गए।</translation>
    </message>
    <message>
        <source>{count} were there already.</source>
        <translation>{count} पहले से मौजूद थे।</translation>
    </message>
    <message>
        <source>{lessons} changed since were left alone.</source>
        <translation>तब से बदले गए {lessons} वैसे ही रहने दिए गए।</translation>
    </message>
</context>
<context>
    <name>LessonRow</name>
    <message>
        <source>Change the lesson “{question}”</source>
        <translation>पाठ “{question}” बदलें</translation>
    </message>
    <message>
        <source>Forget the lesson “{question}”</source>
        <translation>पाठ “{question}” भुला दें</translation>
    </message>
    <message>
        <source>answers from memory</source>
        <translation>याददाश्त से उत्तर</translation>
    </message>
    <message>
        <source>in the network</source>
        <translation>नेटवर्क में</translation>
    </message>
    <message>
        <source>partly in the network</source>
        <translation>नेटवर्क में आंशिक</translation>
    </message>
    <message>
        <source>shaky: rehearse</source>
        <translation>कच्चा: दोहराएँ</translation>
    </message>
</context>
<context>
    <name>LessonsCard</name>
    <message>
        <source>Exam</source>
        <translation>परीक्षा</translation>
    </message>
    <message>
        <source>It already answers. Retrain to put it into the network.</source>
        <translation>इससे उत्तर मिलने लगे हैं। नेटवर्क में डालने के लिए फिर से प्रशिक्षित करें।</translation>
    </message>
    <message>
        <source>Learning</source>
        <translation>सीखना</translation>
    </message>
    <message>
        <source>Open the Training page</source>
        <translation>“प्रशिक्षण” पृष्ठ खोलें</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>ठहरा हुआ</translation>
    </message>
    <message>
        <source>Progress of the retrain</source>
        <translation>प्रशिक्षण की प्रगति</translation>
    </message>
    <message>
        <source>Put the new lessons into the network&apos;s weights</source>
        <translation>नए पाठ नेटवर्क के भारों में डालें</translation>
    </message>
    <message>
        <source>Retrain</source>
        <translation>फिर से प्रशिक्षित करें</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>दिखाएँ</translation>
    </message>
    <message>
        <source>They already answer. Retrain to put them into the network.</source>
        <translation>इनसे उत्तर मिलने लगे हैं। नेटवर्क में डालने के लिए फिर से प्रशिक्षित करें।</translation>
    </message>
    <message>
        <source>You can go on chatting.</source>
        <translation>आप बातचीत जारी रख सकते हैं।</translation>
    </message>
</context>
<context>
    <name>LessonsPage</name>
    <message>
        <source>Everything from before a day: messages, and lessons not changed since</source>
        <translation>किसी दिन से पहले का सब: संदेश, और वे पाठ जो तब से नहीं बदले</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>निर्यात…</translation>
    </message>
    <message>
        <source>Forget…</source>
        <translation>भुलाएँ…</translation>
    </message>
    <message>
        <source>From CSV, JSON Lines, a FAQ in Markdown, or chats of other programs</source>
        <translation>CSV, JSON Lines, Markdown की प्रश्नोत्तरी या दूसरे प्रोग्रामों की बातचीत से</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>आयात…</translation>
    </message>
    <message>
        <source>Lessons</source>
        <translation>पाठ</translation>
    </message>
    <message>
        <source>New lesson</source>
        <translation>नया पाठ</translation>
    </message>
    <message>
        <source>No lesson holds these words.</source>
        <translation>किसी पाठ में ये शब्द नहीं हैं।</translation>
    </message>
    <message>
        <source>Nothing has been taught yet. Teach a question and its answer, or import a file of them.</source>
        <translation>अभी तक कुछ नहीं सिखाया गया। एक प्रश्न और उसका उत्तर सिखाएँ, या इनकी फ़ाइल आयात करें।</translation>
    </message>
    <message>
        <source>Search lessons</source>
        <translation>पाठ खोजें</translation>
    </message>
    <message>
        <source>Search lessons…</source>
        <translation>पाठ खोजें…</translation>
    </message>
    <message>
        <source>Show {some} of the other {all}</source>
        <translation>बाकी {all} में से {some} दिखाएँ</translation>
    </message>
    <message>
        <source>To CSV, JSON Lines, Markdown, ShareGPT or conversations.json</source>
        <translation>CSV, JSON Lines, Markdown, ShareGPT या conversations.json में</translation>
    </message>
    <message>
        <source>{lessons} · {trained} in the network</source>
        <translation>{lessons} · {trained} नेटवर्क में</translation>
    </message>
</context>
<context>
    <name>Links</name>
    <message>
        <source>Cancel</source>
        <translation>रद्द करें</translation>
    </message>
    <message>
        <source>It opens in your browser, which may go online. Engram itself does not.</source>
        <translation>यह आपके ब्राउज़र में खुलेगा, जो इंटरनेट से जुड़ सकता है। Engram स्वयं नहीं जुड़ता।</translation>
    </message>
    <message>
        <source>It opens in your mail program, which may go online. Engram itself does not.</source>
        <translation>यह आपके मेल प्रोग्राम में खुलेगा, जो इंटरनेट से जुड़ सकता है। Engram स्वयं नहीं जुड़ता।</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>खोलें</translation>
    </message>
    <message>
        <source>Open this link?</source>
        <translation>यह लिंक खोलें?</translation>
    </message>
</context>
<context>
    <name>LossPlot</name>
    <message>
        <source>Loss and lessons recalled over the steps</source>
        <translation>चरणों के साथ हानि और याद रहे पाठ</translation>
    </message>
    <message>
        <source>lessons recalled</source>
        <translation>याद रहे पाठ</translation>
    </message>
    <message>
        <source>loss (nats a piece)</source>
        <translation>हानि (नैट प्रति खंड)</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>A retrain is not finished: let it end, or discard it, and try again.</source>
        <translation>एक प्रशिक्षण अधूरा है: उसे पूरा होने दें या हटा दें, फिर कोशिश करें।</translation>
    </message>
    <message>
        <source>An answer is on its way: wait for its end.</source>
        <translation>उत्तर आ रहा है: उसके पूरा होने तक रुकें।</translation>
    </message>
    <message>
        <source>Forget…</source>
        <translation>भुलाएँ…</translation>
    </message>
    <message>
        <source>The language changes when Engram is opened next: it is busy now.</source>
        <translation>Engram अभी व्यस्त है: भाषा अगली बार खुलने पर बदलेगी।</translation>
    </message>
    <message>
        <source>as shipped · nothing leaves this computer</source>
        <translation>मूल नेटवर्क · कुछ भी इस कंप्यूटर से बाहर नहीं जाता</translation>
    </message>
    <message>
        <source>version {number} · trained {when} · nothing leaves this computer</source>
        <translation>संस्करण {number} · प्रशिक्षण: {when} · कुछ भी इस कंप्यूटर से बाहर नहीं जाता</translation>
    </message>
</context>
<context>
    <name>MetaLine</name>
    <message>
        <source>Copy this answer</source>
        <translation>यह उत्तर कॉपी करें</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>सुधारें</translation>
    </message>
    <message>
        <source>From the network</source>
        <translation>नेटवर्क से</translation>
    </message>
    <message>
        <source>Good answer: keep it in the next retrain</source>
        <translation>अच्छा उत्तर: अगले प्रशिक्षण में रखें</translation>
    </message>
    <message>
        <source>Not a good answer</source>
        <translation>अच्छा उत्तर नहीं</translation>
    </message>
    <message>
        <source>Of 100 answers that it is this sure of, about so many are right.</source>
        <translation>इतने भरोसे वाले 100 उत्तरों में से लगभग इतने सही होते हैं।</translation>
    </message>
    <message>
        <source>Say what the answer should have been</source>
        <translation>बताएँ कि उत्तर क्या होना चाहिए था</translation>
    </message>
    <message>
        <source>The answer after this one</source>
        <translation>इसके बाद का उत्तर</translation>
    </message>
    <message>
        <source>The answer before this one</source>
        <translation>इससे पहले का उत्तर</translation>
    </message>
    <message>
        <source>The network (an LSTM) put this answer together from what it was trained on.</source>
        <translation>नेटवर्क (एक LSTM) ने यह उत्तर अपने प्रशिक्षण के आधार पर बनाया।</translation>
    </message>
    <message>
        <source>Try again: another answer</source>
        <translation>फिर से: कोई और उत्तर</translation>
    </message>
    <message>
        <source>Where it is from, and how sure it was</source>
        <translation>उत्तर कहाँ से आया और कितना पक्का है</translation>
    </message>
    <message>
        <source>Why this answer?</source>
        <translation>यह उत्तर क्यों?</translation>
    </message>
    <message>
        <source>You taught this; it is given word for word.</source>
        <translation>यह आपने सिखाया है; इसे शब्दशः दिया जाता है।</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>रोका गया</translation>
    </message>
    <message>
        <source>{number} of {count}</source>
        <translation>{count} में से {number}</translation>
    </message>
    <message>
        <source>● From a lesson</source>
        <translation>● एक पाठ से</translation>
    </message>
</context>
<context>
    <name>Month</name>
    <message>
        <source>April</source>
        <translation>अप्रैल</translation>
    </message>
    <message>
        <source>August</source>
        <translation>अगस्त</translation>
    </message>
    <message>
        <source>December</source>
        <translation>दिसंबर</translation>
    </message>
    <message>
        <source>February</source>
        <translation>फ़रवरी</translation>
    </message>
    <message>
        <source>January</source>
        <translation>जनवरी</translation>
    </message>
    <message>
        <source>July</source>
        <translation>जुलाई</translation>
    </message>
    <message>
        <source>June</source>
        <translation>जून</translation>
    </message>
    <message>
        <source>March</source>
        <translation>मार्च</translation>
    </message>
    <message>
        <source>May</source>
        <translation>मई</translation>
    </message>
    <message>
        <source>November</source>
        <translation>नवंबर</translation>
    </message>
    <message>
        <source>October</source>
        <translation>अक्टूबर</translation>
    </message>
    <message>
        <source>September</source>
        <translation>सितंबर</translation>
    </message>
</context>
<context>
    <name>NoticeBar</name>
    <message>
        <source>Close this message</source>
        <translation>यह संदेश बंद करें</translation>
    </message>
    <message>
        <source>Nothing to do</source>
        <translation>करने को कुछ नहीं</translation>
    </message>
</context>
<context>
    <name>OutlookCard</name>
    <message>
        <source>Goes into the retrain</source>
        <translation>प्रशिक्षण में शामिल</translation>
    </message>
    <message>
        <source>Nothing yet</source>
        <translation>अभी कुछ नहीं</translation>
    </message>
    <message>
        <source>Nothing: all that you taught or approved goes in.</source>
        <translation>कुछ नहीं: जो आपने सिखाया या पसंद किया, वह सब शामिल है।</translation>
    </message>
    <message>
        <source>Something was forgotten that {passed} had learned, so this retrain builds on {start}, which never saw it.</source>
        <translation>भुलाई गई कोई बात {passed} ने सीखी थी, इसलिए यह प्रशिक्षण {start} से शुरू होगा, जिसने उसे कभी नहीं देखा।</translation>
    </message>
    <message>
        <source>Stays out</source>
        <translation>शामिल नहीं</translation>
    </message>
    <message>
        <source>{answers} to rehearse</source>
        <translation>दोहराने के लिए {answers}</translation>
    </message>
    <message>
        <source>{count} approved in private conversations: never trained</source>
        <translation>निजी बातचीत में पसंद किए गए {count}: इनसे कभी प्रशिक्षण नहीं होता</translation>
    </message>
    <message>
        <source>{count} approved, but a lesson says otherwise: the lesson counts</source>
        <translation>पसंद किए गए {count}, पर पाठ कुछ और कहता है: पाठ माना जाता है</translation>
    </message>
    <message>
        <source>{count} approved, but learning from answers is off in Settings</source>
        <translation>पसंद किए गए {count}, पर सेटिंग में उत्तरों से सीखना बंद है</translation>
    </message>
    <message>
        <source>{count} with a thumb down: never trained</source>
        <translation>नापसंद किए गए {count}: इनसे कभी प्रशिक्षण नहीं होता</translation>
    </message>
    <message>
        <source>{count} wordings forgotten: no retrain builds on what saw them</source>
        <translation>भुलाए गए ढंग {count}: इन्हें देख चुके नेटवर्क पर कोई प्रशिक्षण नहीं होता</translation>
    </message>
    <message>
        <source>{lessons}, so that they stay</source>
        <translation>{lessons}, ताकि याद रहें</translation>
    </message>
</context>
<context>
    <name>PassageBar</name>
    <message>
        <source>A text of {count}: too long to be read whole. Answer from its first {most}?</source>
        <translation>पाठ्य में {count} हैं: पूरा पढ़ने के लिए बहुत लंबा। इसके पहले {most} से उत्तर दें?</translation>
    </message>
    <message>
        <source>Answer from it</source>
        <translation>इससे उत्तर दें</translation>
    </message>
    <message>
        <source>Answering from a text of {count}: “{beginning}”</source>
        <translation>{count} के पाठ्य से उत्तर: “{beginning}”</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>आयात…</translation>
    </message>
    <message>
        <source>Leave the text out</source>
        <translation>पाठ्य हटा दें</translation>
    </message>
    <message>
        <source>Paste as it is</source>
        <translation>ऐसे ही चिपकाएँ</translation>
    </message>
    <message>
        <source>You pasted a text of {count}. Answer from it?</source>
        <translation>आपने {count} का पाठ्य चिपकाया है। इससे उत्तर दें?</translation>
    </message>
    <message>
        <source>{name} holds {lessons}. Import them?</source>
        <translation>{name} में {lessons} हैं। आयात करें?</translation>
    </message>
    <message>
        <source>{name} is a text of {count}. Answer from it?</source>
        <translation>{name} में {count} का पाठ्य है। इससे उत्तर दें?</translation>
    </message>
</context>
<context>
    <name>PlainText</name>
    <message>
        <source>[{count} more characters; Copy takes all of them]</source>
        <translation>[{count} और अक्षर; कॉपी करने पर सब आ जाते हैं]</translation>
    </message>
</context>
<context>
    <name>Preferences</name>
    <message>
        <source>The settings could not be saved ({reason}).</source>
        <translation>सेटिंग सहेजी नहीं जा सकी ({reason})।</translation>
    </message>
</context>
<context>
    <name>PrivateStrip</name>
    <message>
        <source>Delete this private conversation</source>
        <translation>यह निजी बातचीत मिटाएँ</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>मिटाएँ…</translation>
    </message>
    <message>
        <source>Keep as an ordinary one</source>
        <translation>सामान्य बातचीत की तरह रखें</translation>
    </message>
    <message>
        <source>Not kept: deleted for good when the window closes, as Settings say.</source>
        <translation>सहेजी नहीं जाती: सेटिंग के अनुसार, विंडो बंद होने पर हमेशा के लिए मिट जाएगी।</translation>
    </message>
    <message>
        <source>Private: not searched, not trained. Teaching in it asks first.</source>
        <translation>निजी: न खोजी जाती है, न प्रशिक्षण में जाती है। इसमें सिखाने से पहले पूछा जाता है।</translation>
    </message>
</context>
<context>
    <name>ProofDialog</name>
    <message>
        <source>Asking again</source>
        <translation>फिर से पूछा जा रहा है</translation>
    </message>
    <message>
        <source>Asking again…</source>
        <translation>फिर से पूछा जा रहा है…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>बंद करें</translation>
    </message>
    <message>
        <source>Does it come back?</source>
        <translation>क्या यह वापस आता है?</translation>
    </message>
    <message>
        <source>For {count} it is still the weights&apos; best guess, which is not said.</source>
        <translation>{count} में यह अब भी भारों का सबसे अच्छा अनुमान है, जो कहा नहीं जाता।</translation>
    </message>
    <message>
        <source>No network is loaded, so nothing could be asked.</source>
        <translation>कोई नेटवर्क तैयार नहीं है, इसलिए कुछ पूछा नहीं जा सका।</translation>
    </message>
    <message>
        <source>None of {questions}, as taught and in other words, brings it back.</source>
        <translation>सिखाए गए और दूसरे शब्दों में पूछे गए {questions} में से किसी से यह वापस नहीं आता।</translation>
    </message>
    <message>
        <source>The memory has forgotten it, but the weights in use still give it to {back} of {questions}. The next retrain builds on {start}, which never saw it; until then you can use that one.</source>
        <translation>याददाश्त इसे भूल चुकी है, पर मौजूदा भार {questions} में से {back} पर अब भी यही बताते हैं। अगला प्रशिक्षण {start} से शुरू होगा, जिसने इसे कभी नहीं देखा; तब तक आप उसे इस्तेमाल कर सकते हैं।</translation>
    </message>
</context>
<context>
    <name>PruneDialog</name>
    <message>
        <source>Delete old versions</source>
        <translation>पुराने संस्करण मिटाएँ</translation>
    </message>
    <message>
        <source>Delete {versions}</source>
        <translation>{versions} मिटाएँ</translation>
    </message>
    <message>
        <source>Keep all</source>
        <translation>सब रहने दें</translation>
    </message>
    <message>
        <source>They cannot be brought back. The network as it was shipped and the version in use always stay; lessons are not touched.</source>
        <translation>ये वापस नहीं लाए जा सकते। मूल नेटवर्क और मौजूदा संस्करण हमेशा रहते हैं; पाठों को कुछ नहीं होता।</translation>
    </message>
    <message>
        <source>damaged</source>
        <translation>क्षतिग्रस्त</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>अस्वीकृत</translation>
    </message>
    <message>
        <source>{size} MB</source>
        <translation>{size} मेगाबाइट</translation>
    </message>
</context>
<context>
    <name>QuestionView</name>
    <message>
        <source>Change this question and ask it anew</source>
        <translation>यह प्रश्न बदलकर फिर से पूछें</translation>
    </message>
    <message>
        <source>Copy this question</source>
        <translation>यह प्रश्न कॉपी करें</translation>
    </message>
    <message>
        <source>You asked</source>
        <translation>आपने पूछा</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Chat</source>
        <translation>बातचीत</translation>
    </message>
    <message>
        <source>Lessons</source>
        <translation>पाठ</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>सेटिंग</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>प्रशिक्षण</translation>
    </message>
    <message>
        <source>{page} (Ctrl+{number})</source>
        <translation>{page} (Ctrl+{number})</translation>
    </message>
</context>
<context>
    <name>Ratings</name>
    <message>
        <source>Noted in this conversation only: it is private, and nothing of it is trained.</source>
        <translation>केवल इस बातचीत में दर्ज हुआ: यह निजी है और इसका कुछ भी प्रशिक्षण में नहीं जाता।</translation>
    </message>
    <message>
        <source>Noted. It is among your lessons already, and trained with them.</source>
        <translation>दर्ज हुआ। यह पहले से आपके पाठों में है और उन्हीं के साथ प्रशिक्षण में जाता है।</translation>
    </message>
    <message>
        <source>Noted. Its lesson still gives this answer; Correct changes the lesson.</source>
        <translation>दर्ज हुआ। इसका पाठ अब भी यही उत्तर देता है; “सुधारें” से पाठ बदलता है।</translation>
    </message>
    <message>
        <source>Noted. Learning from answers is switched off in Settings, so nothing is trained.</source>
        <translation>दर्ज हुआ। सेटिंग में उत्तरों से सीखना बंद है, इसलिए प्रशिक्षण में कुछ नहीं जाता।</translation>
    </message>
    <message>
        <source>Noted: this is never trained. It waits on the Lessons page until it has the right answer; Correct gives it.</source>
        <translation>दर्ज हुआ: इससे कभी प्रशिक्षण नहीं होता। सही उत्तर मिलने तक यह “पाठ” पृष्ठ पर रहेगा; “सुधारें” से सही उत्तर दें।</translation>
    </message>
    <message>
        <source>Noted: “{words}” is another wording of that lesson now.</source>
        <translation>दर्ज हुआ: “{words}” अब उस पाठ को पूछने का एक और ढंग है।</translation>
    </message>
    <message>
        <source>Taken back; the lesson is gone again.</source>
        <translation>वापस लिया गया; पाठ हट गया।</translation>
    </message>
</context>
<context>
    <name>RefusalCard</name>
    <message>
        <source>I don&apos;t know that yet.</source>
        <translation>यह मुझे अभी नहीं पता।</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>बाद में</translation>
    </message>
    <message>
        <source>Not taught yet. It stays here until you want to.</source>
        <translation>अभी नहीं सिखाया गया। जब आप चाहें, यह यहीं मिलेगा।</translation>
    </message>
    <message>
        <source>Teach</source>
        <translation>सिखाएँ</translation>
    </message>
    <message>
        <source>Teach later</source>
        <translation>बाद में सिखाएँ</translation>
    </message>
    <message>
        <source>Teach the answer now</source>
        <translation>उत्तर अभी सिखाएँ</translation>
    </message>
    <message>
        <source>Teach this answer</source>
        <translation>यह उत्तर सिखाएँ</translation>
    </message>
    <message>
        <source>Tell me once and I will answer it from now on, also when it is asked in other words.</source>
        <translation>एक बार बता दें, फिर मैं इसका उत्तर दिया करूँगा, दूसरे शब्दों में पूछने पर भी।</translation>
    </message>
    <message>
        <source>The answer to teach</source>
        <translation>सिखाने के लिए उत्तर</translation>
    </message>
    <message>
        <source>The answer…</source>
        <translation>उत्तर…</translation>
    </message>
    <message>
        <source>Type the answer first.</source>
        <translation>पहले उत्तर लिखें।</translation>
    </message>
    <message>
        <source>What it would have said, and how sure it was</source>
        <translation>क्या उत्तर होता और कितना पक्का था</translation>
    </message>
    <message>
        <source>Why not?</source>
        <translation>क्यों नहीं?</translation>
    </message>
</context>
<context>
    <name>Retraining</name>
    <message>
        <source>Retraining by itself: enough new lessons were waiting and nobody was here.</source>
        <translation>अपने-आप प्रशिक्षण शुरू हुआ: पर्याप्त नए पाठ बाकी थे और यहाँ कोई नहीं था।</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>दिखाएँ</translation>
    </message>
    <message>
        <source>{fault} The version before it goes on answering.</source>
        <translation>{fault} इससे पहले का संस्करण उत्तर देता रहेगा।</translation>
    </message>
</context>
<context>
    <name>RunCard</name>
    <message>
        <source>A retrain leaves it behind: it builds on a version that never saw it.</source>
        <translation>फिर से प्रशिक्षित करने पर यह छूट जाता है: शुरुआत उस संस्करण से होती है जिसने इसे कभी नहीं देखा।</translation>
    </message>
    <message>
        <source>A retrain was stopped or broke off before its end. It can go on where it was.</source>
        <translation>एक प्रशिक्षण पूरा होने से पहले रुक गया या टूट गया। वह वहीं से आगे बढ़ सकता है।</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>जारी रखें</translation>
    </message>
    <message>
        <source>Go on with the run that was stopped or broke off</source>
        <translation>रुके या टूटे हुए प्रशिक्षण को आगे बढ़ाएँ</translation>
    </message>
    <message>
        <source>Hold still: it keeps what it has and leaves the processor to others</source>
        <translation>थोड़ा ठहरें: जो हुआ वह बना रहता है और प्रोसेसर दूसरों के लिए खाली रहता है</translation>
    </message>
    <message>
        <source>It goes over {lessons} too; then an exam decides whether it takes over.</source>
        <translation>यह {lessons} भी दोहराता है; फिर परीक्षा तय करती है कि यह काम सँभालेगा या नहीं।</translation>
    </message>
    <message>
        <source>Nothing is waiting to be learned</source>
        <translation>सीखने के लिए कुछ बाकी नहीं</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>ठहराएँ</translation>
    </message>
    <message>
        <source>Progress of the retrain</source>
        <translation>प्रशिक्षण की प्रगति</translation>
    </message>
    <message>
        <source>Put what was taught into the network&apos;s weights</source>
        <translation>सिखाई गई बातें नेटवर्क के भारों में डालें</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>फिर से शुरू करें</translation>
    </message>
    <message>
        <source>Resuming with {what}</source>
        <translation>फिर से शुरू: {what}</translation>
    </message>
    <message>
        <source>Retrain</source>
        <translation>फिर से प्रशिक्षित करें</translation>
    </message>
    <message>
        <source>Retraining with {what}</source>
        <translation>प्रशिक्षण जारी: {what}</translation>
    </message>
    <message>
        <source>Something that was forgotten is still in the network&apos;s weights</source>
        <translation>भुलाई गई कोई बात अब भी नेटवर्क के भारों में है</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>रोकें</translation>
    </message>
    <message>
        <source>Stop after this step; the run can be resumed</source>
        <translation>इस चरण के बाद रोकें; प्रशिक्षण फिर से शुरू किया जा सकता है</translation>
    </message>
    <message>
        <source>Teach something or correct an answer; then it can be put into the network here.</source>
        <translation>कुछ सिखाएँ या कोई उत्तर सुधारें; फिर उसे यहाँ से नेटवर्क में डाला जा सकता है।</translation>
    </message>
    <message>
        <source>The new version is in use</source>
        <translation>नया संस्करण इस्तेमाल में है</translation>
    </message>
    <message>
        <source>The new version is kept, but not used</source>
        <translation>नया संस्करण रखा गया, पर इस्तेमाल में नहीं है</translation>
    </message>
    <message>
        <source>The retrain did not come to its end</source>
        <translation>प्रशिक्षण पूरा नहीं हुआ</translation>
    </message>
    <message>
        <source>What it knew stays as it is; then an exam decides whether it takes over.</source>
        <translation>जो इसे पहले से आता है, वह वैसा ही रहता है; फिर परीक्षा तय करती है कि यह काम सँभालेगा या नहीं।</translation>
    </message>
    <message>
        <source>You can go on chatting. The version in use answers until the new one has passed its exam.</source>
        <translation>आप बातचीत जारी रख सकते हैं। नए संस्करण के परीक्षा पास करने तक मौजूदा संस्करण उत्तर देता है।</translation>
    </message>
    <message>
        <source>getting ready</source>
        <translation>तैयारी हो रही है</translation>
    </message>
    <message>
        <source>gradient norm {norm}</source>
        <translation>ग्रेडिएंट का मान {norm}</translation>
    </message>
    <message>
        <source>loss {loss} nats a piece</source>
        <translation>हानि {loss} नैट प्रति खंड</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>ठहरा हुआ</translation>
    </message>
    <message>
        <source>pausing after this step</source>
        <translation>इस चरण के बाद ठहरेगा</translation>
    </message>
    <message>
        <source>step {step} of {steps}</source>
        <translation>चरण {step} / {steps}</translation>
    </message>
    <message>
        <source>{one} and {other}</source>
        <translation>{one} और {other}</translation>
    </message>
    <message>
        <source>{share} recalled so far</source>
        <translation>अब तक {share} याद</translation>
    </message>
    <message>
        <source>{speed} pieces/s</source>
        <translation>{speed} खंड प्रति सेकंड</translation>
    </message>
    <message>
        <source>{what} to learn</source>
        <translation>सीखने के लिए: {what}</translation>
    </message>
</context>
<context>
    <name>Sentences</name>
    <message>
        <source>&quot;wordings&quot; must be a list of texts.</source>
        <translation>&quot;wordings&quot; में पाठ्यों की सूची होनी चाहिए।</translation>
    </message>
    <message>
        <source>A rating is up, down or none.</source>
        <translation>राय पसंद, नापसंद या कोई नहीं होती है।</translation>
    </message>
    <message>
        <source>A training is running already; wait for it or stop it first.</source>
        <translation>एक प्रशिक्षण पहले से चल रहा है; उसके पूरा होने तक रुकें या पहले उसे रोकें।</translation>
    </message>
    <message>
        <source>A training that has it is being stopped; what it made will not be used.</source>
        <translation>जिस प्रशिक्षण में यह था, उसे रोका जा रहा है; उसका बनाया नेटवर्क इस्तेमाल नहीं होगा।</translation>
    </message>
    <message>
        <source>CHATBOT_HOME names a home folder that does not exist: {path}.</source>
        <translation>CHATBOT_HOME में बताया गया फ़ोल्डर मौजूद नहीं है: {path}।</translation>
    </message>
    <message>
        <source>Disk quota exceeded</source>
        <translation>डिस्क का कोटा पूरा हो गया</translation>
    </message>
    <message>
        <source>File exists</source>
        <translation>फ़ाइल पहले से मौजूद है</translation>
    </message>
    <message>
        <source>File name too long</source>
        <translation>फ़ाइल का नाम बहुत लंबा है</translation>
    </message>
    <message>
        <source>Input/output error</source>
        <translation>डिस्क पर पढ़ने-लिखने की त्रुटि</translation>
    </message>
    <message>
        <source>Is a directory</source>
        <translation>यह फ़ोल्डर है</translation>
    </message>
    <message>
        <source>It had {before} of {total} {kind} right before, now {right}.</source>
        <translation>{kind}: पहले {total} में से {before} सही थे, अब {right}।</translation>
    </message>
    <message>
        <source>Lesson {number} was changed in the meantime; please import again.</source>
        <translation>इस बीच पाठ {number} बदल गया; कृपया फिर से आयात करें।</translation>
    </message>
    <message>
        <source>Message {number} has no version {version}.</source>
        <translation>संदेश {number} का संस्करण {version} नहीं है।</translation>
    </message>
    <message>
        <source>Message {number} is not an answer.</source>
        <translation>संदेश {number} कोई उत्तर नहीं है।</translation>
    </message>
    <message>
        <source>No space left on device</source>
        <translation>डिस्क पर जगह नहीं बची</translation>
    </message>
    <message>
        <source>No such file or directory</source>
        <translation>ऐसी कोई फ़ाइल या फ़ोल्डर नहीं है</translation>
    </message>
    <message>
        <source>Not a directory</source>
        <translation>यह फ़ोल्डर नहीं है</translation>
    </message>
    <message>
        <source>Nothing else comes to mind. Correct the answer, and it learns the right one.</source>
        <translation>और कुछ नहीं सूझता। उत्तर सुधारें, तो सही उत्तर सीख लिया जाएगा।</translation>
    </message>
    <message>
        <source>Only {right} of {total} lessons came back as taught.</source>
        <translation>{total} में से केवल {right} पाठ वैसे याद रहे जैसे सिखाए गए थे।</translation>
    </message>
    <message>
        <source>Operation not permitted</source>
        <translation>इसकी अनुमति नहीं है</translation>
    </message>
    <message>
        <source>Permission denied</source>
        <translation>अनुमति नहीं मिली</translation>
    </message>
    <message>
        <source>Read-only file system</source>
        <translation>डिस्क केवल पढ़ने के लिए है</translation>
    </message>
    <message>
        <source>Something was forgotten while the training ran, so its network was thrown away. Please train again.</source>
        <translation>प्रशिक्षण के दौरान कुछ भुलाया गया, इसलिए उसका नेटवर्क हटा दिया गया। कृपया फिर से प्रशिक्षित करें।</translation>
    </message>
    <message>
        <source>The backup {name} could not be cleaned: {reason}</source>
        <translation>बैकअप {name} में से इसे निकाला नहीं जा सका: {reason}</translation>
    </message>
    <message>
        <source>The backup {path} could not be copied ({reason}).</source>
        <translation>बैकअप {path} की प्रति नहीं बन सकी ({reason})।</translation>
    </message>
    <message>
        <source>The backup {path} could not be written ({reason}).</source>
        <translation>बैकअप {path} लिखा नहीं जा सका ({reason})।</translation>
    </message>
    <message>
        <source>The backup {path} is damaged: {error}.</source>
        <translation>बैकअप {path} क्षतिग्रस्त है: {error}।</translation>
    </message>
    <message>
        <source>The checkpoint in {path} is damaged: {fault}.</source>
        <translation>{path} में सहेजा नेटवर्क क्षतिग्रस्त है: {fault}।</translation>
    </message>
    <message>
        <source>The checkpoint in {path} was made by a newer version of Engram.</source>
        <translation>{path} में सहेजा नेटवर्क Engram के नए संस्करण से बना है।</translation>
    </message>
    <message>
        <source>The checkpoint is damaged: {fault}.</source>
        <translation>सहेजा हुआ नेटवर्क क्षतिग्रस्त है: {fault}।</translation>
    </message>
    <message>
        <source>The conversation was deleted before its answer came.</source>
        <translation>उत्तर आने से पहले ही बातचीत मिटा दी गई।</translation>
    </message>
    <message>
        <source>The copy of the database is damaged: {error}.</source>
        <translation>डेटाबेस की प्रति क्षतिग्रस्त है: {error}।</translation>
    </message>
    <message>
        <source>The data could not be copied to {path} ({reason}).</source>
        <translation>डेटा {path} में कॉपी नहीं हो सका ({reason})।</translation>
    </message>
    <message>
        <source>The data folder {path} cannot be written to ({reason}); set CHATBOT_HOME to another folder.</source>
        <translation>डेटा फ़ोल्डर {path} में लिखा नहीं जा सकता ({reason}); CHATBOT_HOME में दूसरा फ़ोल्डर बताएँ।</translation>
    </message>
    <message>
        <source>The database {path} cannot be opened or written ({error}).</source>
        <translation>डेटाबेस {path} खोला या लिखा नहीं जा सकता ({error})।</translation>
    </message>
    <message>
        <source>The database {path} is in use by another program; please try again in a moment.</source>
        <translation>डेटाबेस {path} किसी दूसरे प्रोग्राम में खुला है; कृपया कुछ देर में फिर कोशिश करें।</translation>
    </message>
    <message>
        <source>The database {path} was written by a newer version of Engram; please update Engram.</source>
        <translation>डेटाबेस {path} Engram के नए संस्करण से लिखा गया है; कृपया Engram को अपडेट करें।</translation>
    </message>
    <message>
        <source>The disk with {path} is full; free some space and try again.</source>
        <translation>{path} वाली डिस्क भर गई है; कुछ जगह खाली करें और फिर कोशिश करें।</translation>
    </message>
    <message>
        <source>The exam report of version {version} could not be cleaned ({reason}).</source>
        <translation>संस्करण {version} की परीक्षा-रिपोर्ट में से इसे निकाला नहीं जा सका ({reason})।</translation>
    </message>
    <message>
        <source>The exam was passed.</source>
        <translation>परीक्षा पास हुई।</translation>
    </message>
    <message>
        <source>The file {path} cannot be read.</source>
        <translation>फ़ाइल {path} पढ़ी नहीं जा सकती।</translation>
    </message>
    <message>
        <source>The file {path} is damaged or is not a database; a backup can be restored with `chatbot restore`.</source>
        <translation>फ़ाइल {path} क्षतिग्रस्त है या डेटाबेस नहीं है; बैकअप `chatbot restore` से लौटाया जा सकता है।</translation>
    </message>
    <message>
        <source>The file {path} is damaged.</source>
        <translation>फ़ाइल {path} क्षतिग्रस्त है।</translation>
    </message>
    <message>
        <source>The folder {path} holds no checkpoint: {name} is missing.</source>
        <translation>फ़ोल्डर {path} में सहेजा नेटवर्क नहीं है: {name} नहीं मिली।</translation>
    </message>
    <message>
        <source>The new folder must lie neither in the present one nor around it.</source>
        <translation>नया फ़ोल्डर न मौजूदा फ़ोल्डर के अंदर हो सकता है, न उसके बाहर का फ़ोल्डर।</translation>
    </message>
    <message>
        <source>The old copy in {path} could not be deleted ({reason}).</source>
        <translation>{path} में पुरानी प्रति मिटाई नहीं जा सकी ({reason})।</translation>
    </message>
    <message>
        <source>The settings could not be read ({error}); {what}.</source>
        <translation>सेटिंग पढ़ी नहीं जा सकी ({error}); {what}।</translation>
    </message>
    <message>
        <source>The title is empty.</source>
        <translation>शीर्षक खाली है।</translation>
    </message>
    <message>
        <source>The tokenizer {path} is missing or damaged.</source>
        <translation>टोकनाइज़र {path} नहीं मिला या क्षतिग्रस्त है।</translation>
    </message>
    <message>
        <source>The tokenizer {path} was not made for this program.</source>
        <translation>टोकनाइज़र {path} इस प्रोग्राम के लिए नहीं बना है।</translation>
    </message>
    <message>
        <source>The training broke off before it was finished. It can be resumed.</source>
        <translation>प्रशिक्षण पूरा होने से पहले टूट गया। उसे फिर से शुरू किया जा सकता है।</translation>
    </message>
    <message>
        <source>The training broke off unexpectedly; see {log}.</source>
        <translation>प्रशिक्षण अचानक टूट गया; {log} देखें।</translation>
    </message>
    <message>
        <source>The training cannot be prepared in {folder} ({reason}).</source>
        <translation>{folder} में प्रशिक्षण की तैयारी नहीं हो सकी ({reason})।</translation>
    </message>
    <message>
        <source>The training in {folder} could not be cleaned ({reason}).</source>
        <translation>{folder} के प्रशिक्षण में से इसे निकाला नहीं जा सका ({reason})।</translation>
    </message>
    <message>
        <source>The training request in {folder} is damaged.</source>
        <translation>{folder} में प्रशिक्षण का अनुरोध क्षतिग्रस्त है।</translation>
    </message>
    <message>
        <source>The training result in {folder} is damaged.</source>
        <translation>{folder} में प्रशिक्षण का परिणाम क्षतिग्रस्त है।</translation>
    </message>
    <message>
        <source>The training was stopped. It can be resumed.</source>
        <translation>प्रशिक्षण रोका गया। उसे फिर से शुरू किया जा सकता है।</translation>
    </message>
    <message>
        <source>The version in use is the one that shipped; there is nothing to roll back to.</source>
        <translation>मूल संस्करण ही इस्तेमाल में है; इससे पीछे जाने को कुछ नहीं है।</translation>
    </message>
    <message>
        <source>The version that shipped cannot be removed.</source>
        <translation>मूल संस्करण हटाया नहीं जा सकता।</translation>
    </message>
    <message>
        <source>The {what} has {count} characters; at most {limit} are possible.</source>
        <translation>{what} में {count} अक्षर हैं; अधिकतम {limit} हो सकते हैं।</translation>
    </message>
    <message>
        <source>The {what} holds broken characters that are not valid text.</source>
        <translation>{what} में टूटे हुए अक्षर हैं, जो मान्य पाठ्य नहीं हैं।</translation>
    </message>
    <message>
        <source>The {what} is empty.</source>
        <translation>{what} खाली है।</translation>
    </message>
    <message>
        <source>There is another lesson with this question: number {number}.</source>
        <translation>इसी प्रश्न का एक और पाठ है: संख्या {number}।</translation>
    </message>
    <message>
        <source>There is no answer {number}.</source>
        <translation>उत्तर {number} मौजूद नहीं है।</translation>
    </message>
    <message>
        <source>There is no conversation {number}.</source>
        <translation>बातचीत {number} मौजूद नहीं है।</translation>
    </message>
    <message>
        <source>There is no file {path}.</source>
        <translation>फ़ाइल {path} मौजूद नहीं है।</translation>
    </message>
    <message>
        <source>There is no folder {path}.</source>
        <translation>फ़ोल्डर {path} मौजूद नहीं है।</translation>
    </message>
    <message>
        <source>There is no import to undo.</source>
        <translation>वापस लेने के लिए कोई आयात नहीं है।</translation>
    </message>
    <message>
        <source>There is no lesson {number}.</source>
        <translation>पाठ {number} मौजूद नहीं है।</translation>
    </message>
    <message>
        <source>There is no message {number}.</source>
        <translation>संदेश {number} मौजूद नहीं है।</translation>
    </message>
    <message>
        <source>There is no training request in {folder}.</source>
        <translation>{folder} में प्रशिक्षण का कोई अनुरोध नहीं है।</translation>
    </message>
    <message>
        <source>There is no training run at {folder}.</source>
        <translation>{folder} में कोई प्रशिक्षण नहीं है।</translation>
    </message>
    <message>
        <source>There is no version {number}.</source>
        <translation>संस्करण {number} मौजूद नहीं है।</translation>
    </message>
    <message>
        <source>There is not enough room in {path}: {size} MB are needed.</source>
        <translation>{path} में पर्याप्त जगह नहीं है: {size} मेगाबाइट चाहिए।</translation>
    </message>
    <message>
        <source>There is nothing left to train; version {version} never saw what was forgotten.</source>
        <translation>प्रशिक्षण के लिए कुछ नहीं बचा; संस्करण {version} ने भुलाई गई बात कभी नहीं देखी।</translation>
    </message>
    <message>
        <source>There is nothing to train yet: teach something or give an answer a thumb up.</source>
        <translation>प्रशिक्षण के लिए अभी कुछ नहीं है: कुछ सिखाएँ या किसी उत्तर को पसंद करें।</translation>
    </message>
    <message>
        <source>These questions belong to lessons {numbers}; change those.</source>
        <translation>ये प्रश्न पाठ {numbers} के हैं; उन्हें बदलें।</translation>
    </message>
    <message>
        <source>This Engram is packaged without training: install the full package (engram) in its place to retrain; what was taught is kept.</source>
        <translation>इस Engram में प्रशिक्षण शामिल नहीं है: फिर से प्रशिक्षित करने के लिए इसकी जगह पूरा पैकेज (engram) लगाएँ; सिखाया हुआ सुरक्षित रहता है।</translation>
    </message>
    <message>
        <source>Too many backups were made in one second.</source>
        <translation>एक सेकंड में बहुत ज़्यादा बैकअप बनाए गए।</translation>
    </message>
    <message>
        <source>Too many runs were started in one second.</source>
        <translation>एक सेकंड में बहुत ज़्यादा प्रशिक्षण शुरू किए गए।</translation>
    </message>
    <message>
        <source>Version {number} could not be removed ({reason}).</source>
        <translation>संस्करण {number} हटाया नहीं जा सका ({reason})।</translation>
    </message>
    <message>
        <source>Version {number} holds a file that is not handed on: {name}.</source>
        <translation>संस्करण {number} में ऐसी फ़ाइल है जो आगे नहीं दी जाती: {name}।</translation>
    </message>
    <message>
        <source>Version {number} is in use; use another one first.</source>
        <translation>संस्करण {number} इस्तेमाल में है; पहले कोई दूसरा चुनें।</translation>
    </message>
    <message>
        <source>What to rehearse could not be noted ({reason}).</source>
        <translation>दोहराने की बातें दर्ज नहीं हो सकीं ({reason})।</translation>
    </message>
    <message>
        <source>Your data was moved to {path}, which cannot be found. Connect the drive, or delete {pointer} to begin anew.</source>
        <translation>आपका डेटा {path} में ले जाया गया था, जो अब नहीं मिल रहा। वह ड्राइव जोड़ें, या नए सिरे से शुरू करने के लिए {pointer} मिटाएँ।</translation>
    </message>
    <message>
        <source>a JSON object is needed.</source>
        <translation>यहाँ JSON ऑब्जेक्ट चाहिए।</translation>
    </message>
    <message>
        <source>a heading without an answer of its own</source>
        <translation>ऐसा शीर्षक जिसका अपना उत्तर नहीं है</translation>
    </message>
    <message>
        <source>an object with the texts &quot;question&quot; and &quot;answer&quot; is needed.</source>
        <translation>ऐसा ऑब्जेक्ट चाहिए जिसमें &quot;question&quot; और &quot;answer&quot; हों।</translation>
    </message>
    <message>
        <source>answer</source>
        <translation>उत्तर</translation>
    </message>
    <message>
        <source>it does not hold exactly the files of a version</source>
        <translation>इसमें ठीक वही फ़ाइलें नहीं हैं जो एक संस्करण में होती हैं</translation>
    </message>
    <message>
        <source>it has no weight named {error}</source>
        <translation>इसमें {error} नाम का भार नहीं है</translation>
    </message>
    <message>
        <source>its configuration asks for too much</source>
        <translation>इसका विन्यास बहुत ज़्यादा माँगता है</translation>
    </message>
    <message>
        <source>its manifest does not list exactly its files</source>
        <translation>इसकी सूची इसकी फ़ाइलों से मेल नहीं खाती</translation>
    </message>
    <message>
        <source>its weights do not fit</source>
        <translation>इसके भार मेल नहीं खाते</translation>
    </message>
    <message>
        <source>its weights do not fit its configuration</source>
        <translation>इसके भार इसके विन्यास से मेल नहीं खाते</translation>
    </message>
    <message>
        <source>no answer comes from its network</source>
        <translation>इसके नेटवर्क से कोई उत्तर नहीं आता</translation>
    </message>
    <message>
        <source>other questions (facts, conversations, passages)</source>
        <translation>दूसरे प्रश्न (तथ्य, बातचीत, अनुच्छेद)</translation>
    </message>
    <message>
        <source>question</source>
        <translation>प्रश्न</translation>
    </message>
    <message>
        <source>small-talk questions</source>
        <translation>आम बातचीत के प्रश्न</translation>
    </message>
    <message>
        <source>the JSON is nested more than {depth} deep.</source>
        <translation>JSON {depth} से ज़्यादा स्तरों तक गहरा है।</translation>
    </message>
    <message>
        <source>the header must name the columns question and answer.</source>
        <translation>पहली पंक्ति में question और answer नाम के स्तंभ होने चाहिए।</translation>
    </message>
    <message>
        <source>the last question has no answer</source>
        <translation>आख़िरी प्रश्न का उत्तर नहीं है</translation>
    </message>
    <message>
        <source>the line is longer than {bytes} bytes.</source>
        <translation>पंक्ति {bytes} बाइट से लंबी है।</translation>
    </message>
    <message>
        <source>the usual ones are used</source>
        <translation>सामान्य सेटिंग इस्तेमाल हो रही है</translation>
    </message>
    <message>
        <source>the wording “{text}” belongs to lesson {number}</source>
        <translation>“{text}” पाठ {number} का ढंग है</translation>
    </message>
    <message>
        <source>the wording “{text}” stands at {where} too</source>
        <translation>“{text}” {where} पर भी है</translation>
    </message>
    <message>
        <source>there are only {count} columns.</source>
        <translation>केवल {count} स्तंभ हैं।</translation>
    </message>
    <message>
        <source>there is no text in this conversation</source>
        <translation>इस बातचीत में कुछ लिखा नहीं है</translation>
    </message>
    <message>
        <source>they were put aside as {name}</source>
        <translation>पुरानी फ़ाइल {name} नाम से अलग रख दी गई</translation>
    </message>
    <message>
        <source>this is not valid CSV ({error}).</source>
        <translation>यह मान्य CSV नहीं है ({error})।</translation>
    </message>
    <message>
        <source>this is not valid JSON ({error}).</source>
        <translation>यह मान्य JSON नहीं है ({error})।</translation>
    </message>
    <message>
        <source>this is not valid UTF-8 text.</source>
        <translation>यह मान्य UTF-8 पाठ्य नहीं है।</translation>
    </message>
    <message>
        <source>this stands before the first question</source>
        <translation>यह पहले प्रश्न से पहले है</translation>
    </message>
    <message>
        <source>unknown questions refused</source>
        <translation>अनजान प्रश्न जिन पर चुप रहा</translation>
    </message>
    <message>
        <source>{count} messages in conversations still say it; conversations can be forgotten too.</source>
        <translation>बातचीत के {count} संदेशों में यह अब भी है; बातचीत भी भुलाई जा सकती है।</translation>
    </message>
    <message>
        <source>{name} cannot be read</source>
        <translation>{name} पढ़ी नहीं जा सकती</translation>
    </message>
    <message>
        <source>{name} cannot be taken in ({reason}).</source>
        <translation>{name} ली नहीं जा सकती ({reason})।</translation>
    </message>
    <message>
        <source>{name} cannot be taken in: {reason}.</source>
        <translation>{name} ली नहीं जा सकती: {reason}।</translation>
    </message>
    <message>
        <source>{name} does not fit {other}</source>
        <translation>{name} और {other} मेल नहीं खातीं</translation>
    </message>
    <message>
        <source>{name} has no question</source>
        <translation>{name} में प्रश्न नहीं है</translation>
    </message>
    <message>
        <source>{name} holds no lessons ({where}: {reason}).</source>
        <translation>{name} में कोई पाठ नहीं है ({where}: {reason})।</translation>
    </message>
    <message>
        <source>{name} holds no lessons.</source>
        <translation>{name} में कोई पाठ नहीं है।</translation>
    </message>
    <message>
        <source>{name} is damaged or is no version of Engram ({error}).</source>
        <translation>{name} क्षतिग्रस्त है या Engram का संस्करण नहीं है ({error})।</translation>
    </message>
    <message>
        <source>{name} is larger than {size} MB.</source>
        <translation>{name} {size} मेगाबाइट से बड़ी है।</translation>
    </message>
    <message>
        <source>{name} is missing</source>
        <translation>{name} नहीं मिली</translation>
    </message>
    <message>
        <source>{name} is not a plain file</source>
        <translation>{name} सामान्य फ़ाइल नहीं है</translation>
    </message>
    <message>
        <source>{name} is not the file that was saved</source>
        <translation>{name} वह फ़ाइल नहीं है जो सहेजी गई थी</translation>
    </message>
    <message>
        <source>{name} is packed in a way that is not allowed</source>
        <translation>{name} जिस तरह पैक की गई है, उसकी अनुमति नहीं है</translation>
    </message>
    <message>
        <source>{name} is too large</source>
        <translation>{name} बहुत बड़ी है</translation>
    </message>
    <message>
        <source>{name}, entry {number}</source>
        <translation>{name}, प्रविष्टि {number}</translation>
    </message>
    <message>
        <source>{name}, entry {number}: {fault}</source>
        <translation>{name}, प्रविष्टि {number}: {fault}</translation>
    </message>
    <message>
        <source>{name}, line {line}</source>
        <translation>{name}, पंक्ति {line}</translation>
    </message>
    <message>
        <source>{name}, line {line}: {fault}</source>
        <translation>{name}, पंक्ति {line}: {fault}</translation>
    </message>
    <message>
        <source>{path} cannot be read ({reason}).</source>
        <translation>{path} पढ़ी नहीं जा सकती ({reason})।</translation>
    </message>
    <message>
        <source>{path} cannot be used: {reason}</source>
        <translation>{path} काम नहीं आ सकती: {reason}</translation>
    </message>
    <message>
        <source>{path} cannot be written ({reason}).</source>
        <translation>{path} लिखी नहीं जा सकती ({reason})।</translation>
    </message>
    <message>
        <source>{path} does not hold what was written to it; the disk may be faulty.</source>
        <translation>{path} में वह नहीं है जो उसमें लिखा गया था; शायद डिस्क ख़राब है।</translation>
    </message>
    <message>
        <source>{path} is a file; choose a folder.</source>
        <translation>{path} एक फ़ाइल है; कोई फ़ोल्डर चुनें।</translation>
    </message>
    <message>
        <source>{path} is a folder.</source>
        <translation>{path} एक फ़ोल्डर है।</translation>
    </message>
    <message>
        <source>{path} is not a database of Engram.</source>
        <translation>{path} Engram का डेटाबेस नहीं है।</translation>
    </message>
    <message>
        <source>{path} is not empty; choose an empty folder or a new one.</source>
        <translation>{path} खाली नहीं है; कोई खाली या नया फ़ोल्डर चुनें।</translation>
    </message>
    <message>
        <source>{path} is the database itself.</source>
        <translation>{path} स्वयं डेटाबेस ही है।</translation>
    </message>
    <message>
        <source>“{question}” was taught in the meantime; please import again.</source>
        <translation>इस बीच “{question}” सिखाया गया; कृपया फिर से आयात करें।</translation>
    </message>
    <message>
        <source>“{text}” belongs to lesson {number} already, “{question}”.</source>
        <translation>“{text}” पहले से पाठ {number} का है, “{question}”।</translation>
    </message>
    <message>
        <source>“{text}” is another wording of lesson {number}, “{question}”: change that lesson, or take the wording out of it first.</source>
        <translation>“{text}” पाठ {number}, “{question}” को पूछने का दूसरा ढंग है: उस पाठ को बदलें, या पहले उसमें से यह ढंग निकालें।</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>An answer should be right {times} times in 100. When I am less sure than that, I say that I do not know.</source>
        <translation>उत्तर 100 में {times} बार सही होना चाहिए। जब मुझे इससे कम भरोसा हो, तो मैं कहता हूँ कि मुझे नहीं पता।</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>सिस्टम के अनुसार</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>गहरा</translation>
    </message>
    <message>
        <source>Engram {version} · nothing leaves this computer</source>
        <translation>Engram {version} · कुछ भी इस कंप्यूटर से बाहर नहीं जाता</translation>
    </message>
    <message>
        <source>How often an answer must be right</source>
        <translation>उत्तर कितनी बार सही होना चाहिए</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>कीबोर्ड</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>भाषा</translation>
    </message>
    <message>
        <source>Learning</source>
        <translation>सीखना</translation>
    </message>
    <message>
        <source>Less motion</source>
        <translation>कम हलचल</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>हल्का</translation>
    </message>
    <message>
        <source>Looks</source>
        <translation>रूप</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>सूचनाएँ</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>सेटिंग</translation>
    </message>
    <message>
        <source>Show an icon in the tray and tell when a retrain has ended</source>
        <translation>ट्रे में आइकन दिखाएँ और प्रशिक्षण पूरा होने पर बताएँ</translation>
    </message>
    <message>
        <source>Sure or silent</source>
        <translation>पक्का या चुप</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>अक्षरों का आकार</translation>
    </message>
</context>
<context>
    <name>Shortcuts</name>
    <message>
        <source>Asking</source>
        <translation>पूछना</translation>
    </message>
    <message>
        <source>Chat, Lessons, Training, Settings</source>
        <translation>बातचीत, पाठ, प्रशिक्षण, सेटिंग</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>बंद करें</translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation>बातचीत</translation>
    </message>
    <message>
        <source>Ctrl+1 to Ctrl+4</source>
        <translation>Ctrl+1 से Ctrl+4</translation>
    </message>
    <message>
        <source>Ctrl+F, then Down</source>
        <translation>Ctrl+F, फिर ↓</translation>
    </message>
    <message>
        <source>Ctrl+Z in the list</source>
        <translation>सूची में Ctrl+Z</translation>
    </message>
    <message>
        <source>Enter, F2, Delete in the list</source>
        <translation>सूची में Enter, F2, Delete</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>कीबोर्ड शॉर्टकट</translation>
    </message>
    <message>
        <source>Shift+F10 or Menu in the list</source>
        <translation>सूची में Shift+F10 या मेनू कुंजी</translation>
    </message>
    <message>
        <source>The window</source>
        <translation>विंडो</translation>
    </message>
    <message>
        <source>Up in an empty field</source>
        <translation>खाली जगह में ↑</translation>
    </message>
    <message>
        <source>bring back what was deleted</source>
        <translation>मिटाई हुई बातचीत वापस लाएँ</translation>
    </message>
    <message>
        <source>export, print</source>
        <translation>निर्यात करें, छापें</translation>
    </message>
    <message>
        <source>new conversation, new private one</source>
        <translation>नई बातचीत, नई निजी बातचीत</translation>
    </message>
    <message>
        <source>open, rename, delete</source>
        <translation>खोलें, नाम बदलें, मिटाएँ</translation>
    </message>
    <message>
        <source>pin, make private, export, print</source>
        <translation>पिन करें, निजी बनाएँ, निर्यात करें, छापें</translation>
    </message>
    <message>
        <source>quit</source>
        <translation>बंद करें</translation>
    </message>
    <message>
        <source>retrain</source>
        <translation>फिर से प्रशिक्षित करें</translation>
    </message>
    <message>
        <source>search, then into what was found</source>
        <translation>खोजें, फिर मिली हुई चीज़ों में जाएँ</translation>
    </message>
    <message>
        <source>send, new line</source>
        <translation>भेजें, नई पंक्ति</translation>
    </message>
    <message>
        <source>show or hide the list</source>
        <translation>सूची दिखाएँ या छिपाएँ</translation>
    </message>
    <message>
        <source>stop the answer, close an explanation</source>
        <translation>उत्तर रोकें, स्पष्टीकरण बंद करें</translation>
    </message>
    <message>
        <source>teach</source>
        <translation>सिखाएँ</translation>
    </message>
    <message>
        <source>the last question again</source>
        <translation>पिछला प्रश्न फिर से</translation>
    </message>
    <message>
        <source>this list</source>
        <translation>यह सूची</translation>
    </message>
    <message>
        <source>to the next control, to the one before</source>
        <translation>अगले नियंत्रण पर, पिछले नियंत्रण पर</translation>
    </message>
</context>
<context>
    <name>Teacher</name>
    <message>
        <source>Changed. It holds from the next question on.</source>
        <translation>बदल दिया गया। अगले प्रश्न से यही माना जाएगा।</translation>
    </message>
    <message>
        <source>Do not keep</source>
        <translation>न रखें</translation>
    </message>
    <message>
        <source>Keep a lesson outside of this private conversation?</source>
        <translation>इस निजी बातचीत के बाहर पाठ रखें?</translation>
    </message>
    <message>
        <source>Keep as a lesson</source>
        <translation>पाठ के रूप में रखें</translation>
    </message>
    <message>
        <source>Learned beside the other lesson; each answers its own question.</source>
        <translation>दूसरे पाठ के साथ सीख लिया; हर पाठ अपने प्रश्न का उत्तर देता है।</translation>
    </message>
    <message>
        <source>Learned. It is among your lessons and answers from the next question on; Retrain puts it into the network.</source>
        <translation>सीख लिया। यह आपके पाठों में है और अगले प्रश्न से काम आएगा; फिर से प्रशिक्षित करने पर यह नेटवर्क में जाएगा।</translation>
    </message>
    <message>
        <source>Not kept: this conversation is private, and no lesson was made of it.</source>
        <translation>नहीं रखा गया: यह बातचीत निजी है और इससे कोई पाठ नहीं बना।</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>कुछ नहीं बदला गया।</translation>
    </message>
    <message>
        <source>Replaced: the lesson has the new answer now, from the next question on.</source>
        <translation>बदल दिया गया: अगले प्रश्न से पाठ का नया उत्तर मिलेगा।</translation>
    </message>
    <message>
        <source>Take it up again</source>
        <translation>इसे फिर से लें</translation>
    </message>
    <message>
        <source>This conversation is private: nothing of it is trained. A lesson is kept outside of it: “{question}” and its answer would stand among your lessons, answer in every conversation, and go into the next retrain.</source>
        <translation>यह बातचीत निजी है: इसका कुछ भी प्रशिक्षण में नहीं जाता। पाठ इसके बाहर रखा जाता है: “{question}” और उसका उत्तर आपके पाठों में रहेगा, हर बातचीत में काम आएगा और अगले प्रशिक्षण में जाएगा।</translation>
    </message>
</context>
<context>
    <name>Thinking</name>
    <message>
        <source>Engram is thinking</source>
        <translation>Engram सोच रहा है</translation>
    </message>
    <message>
        <source>Thinking…</source>
        <translation>सोच रहा है…</translation>
    </message>
</context>
<context>
    <name>TrainingPage</name>
    <message>
        <source>The next retrain rehearses {answers}.</source>
        <translation>अगला प्रशिक्षण {answers} दोहराएगा।</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>प्रशिक्षण</translation>
    </message>
    <message>
        <source>lessons in the network</source>
        <translation>नेटवर्क में पाठ</translation>
    </message>
    <message>
        <source>recalled as taught</source>
        <translation>जैसा सिखाया, वैसा याद</translation>
    </message>
    <message>
        <source>small talk still known</source>
        <translation>आम बातचीत अब भी याद</translation>
    </message>
    <message>
        <source>the network as it was shipped is in use</source>
        <translation>मूल नेटवर्क इस्तेमाल में है</translation>
    </message>
    <message>
        <source>unknown questions refused</source>
        <translation>अनजान प्रश्न जिन पर चुप रहा</translation>
    </message>
    <message>
        <source>{version} in use · trained {when}</source>
        <translation>{version} इस्तेमाल में · प्रशिक्षण: {when}</translation>
    </message>
</context>
<context>
    <name>Transcript</name>
    <message>
        <source>Conversation</source>
        <translation>बातचीत</translation>
    </message>
    <message>
        <source>Show earlier messages</source>
        <translation>पहले के संदेश दिखाएँ</translation>
    </message>
    <message>
        <source>Show later messages</source>
        <translation>बाद के संदेश दिखाएँ</translation>
    </message>
    <message>
        <source>Text (*.txt)</source>
        <translation>सादा पाठ्य (*.txt)</translation>
    </message>
    <message>
        <source>You</source>
        <translation>आप</translation>
    </message>
    <message>
        <source>{who}, {moment}, stopped</source>
        <translation>{who}, {moment}, रोका गया</translation>
    </message>
</context>
<context>
    <name>TrashDialog</name>
    <message>
        <source>Close</source>
        <translation>बंद करें</translation>
    </message>
    <message>
        <source>Conversations stay here for {days}. No search finds them, and nothing is trained from them.</source>
        <translation>बातचीत यहाँ {days} तक रहती है। खोज में यह नहीं मिलती और इससे प्रशिक्षण नहीं होता।</translation>
    </message>
    <message>
        <source>Empty the trash…</source>
        <translation>ट्रैश खाली करें…</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>वापस लाएँ</translation>
    </message>
    <message>
        <source>Restore “{title}”</source>
        <translation>“{title}” वापस लाएँ</translation>
    </message>
    <message>
        <source>The trash is empty.</source>
        <translation>ट्रैश खाली है।</translation>
    </message>
    <message>
        <source>Trash</source>
        <translation>ट्रैश</translation>
    </message>
    <message>
        <source>{messages} · deleted {when} · {days} left</source>
        <translation>{messages} · मिटाई गई: {when} · {days} बाकी</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>Engram: the retrain has ended</source>
        <translation>Engram: प्रशिक्षण पूरा हुआ</translation>
    </message>
</context>
<context>
    <name>VersionActions</name>
    <message>
        <source>Checking {name}…</source>
        <translation>{name} जाँची जा रही है…</translation>
    </message>
    <message>
        <source>Compare…</source>
        <translation>तुलना करें…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>मिटाएँ</translation>
    </message>
    <message>
        <source>Delete {version}?</source>
        <translation>{version} मिटा दें?</translation>
    </message>
    <message>
        <source>Deleted {what}.</source>
        <translation>मिटाया गया: {what}।</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>मिटाएँ…</translation>
    </message>
    <message>
        <source>It cannot be brought back. Lessons are not touched.</source>
        <translation>इसे वापस नहीं लाया जा सकता। पाठों को कुछ नहीं होता।</translation>
    </message>
    <message>
        <source>Its weights have learned {pairs} of yours by heart.</source>
        <translation>इसके भारों ने आपके {pairs} कंठस्थ कर रखे हैं।</translation>
    </message>
    <message>
        <source>Open a version of Engram</source>
        <translation>Engram का एक संस्करण खोलें</translation>
    </message>
    <message>
        <source>Save as a file…</source>
        <translation>फ़ाइल में सहेजें…</translation>
    </message>
    <message>
        <source>Save {version} as a file</source>
        <translation>{version} को फ़ाइल में सहेजें</translation>
    </message>
    <message>
        <source>Taken in as {version}; it is not used yet.</source>
        <translation>{version} के रूप में जोड़ा गया; अभी इस्तेमाल में नहीं है।</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>इस्तेमाल करें</translation>
    </message>
    <message>
        <source>Wrote {version} to {name}.</source>
        <translation>{version} को {name} में लिखा गया।</translation>
    </message>
</context>
<context>
    <name>Versions</name>
    <message>
        <source>as shipped</source>
        <translation>मूल</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>इस्तेमाल में</translation>
    </message>
    <message>
        <source>the network as it was shipped</source>
        <translation>मूल नेटवर्क</translation>
    </message>
    <message>
        <source>version {number}</source>
        <translation>संस्करण {number}</translation>
    </message>
</context>
<context>
    <name>VersionsCard</name>
    <message>
        <source>A .engram file that was saved here or elsewhere</source>
        <translation>यहाँ या कहीं और सहेजी गई .engram फ़ाइल</translation>
    </message>
    <message>
        <source>Answer with the version that the one in use was trained from</source>
        <translation>उस संस्करण से उत्तर दें जिससे मौजूदा संस्करण बना</translation>
    </message>
    <message>
        <source>As shipped</source>
        <translation>मूल</translation>
    </message>
    <message>
        <source>As taught</source>
        <translation>जैसा सिखाया</translation>
    </message>
    <message>
        <source>Delete old ones…</source>
        <translation>पुराने मिटाएँ…</translation>
    </message>
    <message>
        <source>Find the retrain after which an answer was lost</source>
        <translation>वह प्रशिक्षण ढूँढें जिसके बाद कोई उत्तर खो गया</translation>
    </message>
    <message>
        <source>How many lessons are in this version&apos;s weights</source>
        <translation>इस संस्करण के भारों में कितने पाठ हैं</translation>
    </message>
    <message>
        <source>Lessons</source>
        <translation>पाठ</translation>
    </message>
    <message>
        <source>More about {version}</source>
        <translation>{version} के बारे में और</translation>
    </message>
    <message>
        <source>Of a fixed set of everyday questions, how many it answers right</source>
        <translation>रोज़मर्रा के तय प्रश्नों में से कितनों के सही उत्तर देता है</translation>
    </message>
    <message>
        <source>Of a fixed set of questions it cannot know, how many it refuses to answer</source>
        <translation>ऐसे तय प्रश्नों में से, जिनके उत्तर इसे नहीं पता हो सकते, कितनों पर चुप रहता है</translation>
    </message>
    <message>
        <source>Of the lessons, how many the network alone gives word for word</source>
        <translation>पाठों में से कितने नेटवर्क अकेले शब्दशः बताता है</translation>
    </message>
    <message>
        <source>Open a file…</source>
        <translation>फ़ाइल खोलें…</translation>
    </message>
    <message>
        <source>Parent</source>
        <translation>आधार</translation>
    </message>
    <message>
        <source>Refusals</source>
        <translation>चुप रहा</translation>
    </message>
    <message>
        <source>Roll back</source>
        <translation>पीछे लौटें</translation>
    </message>
    <message>
        <source>Small talk</source>
        <translation>आम बातचीत</translation>
    </message>
    <message>
        <source>The version that it was trained from</source>
        <translation>वह संस्करण जिससे यह बना</translation>
    </message>
    <message>
        <source>Use this</source>
        <translation>इस्तेमाल करें</translation>
    </message>
    <message>
        <source>Use {version}</source>
        <translation>{version} इस्तेमाल करें</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>संस्करण</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>संस्करण</translation>
    </message>
    <message>
        <source>What broke an answer?</source>
        <translation>उत्तर किससे बिगड़ा?</translation>
    </message>
    <message>
        <source>What changed in {version}?</source>
        <translation>{version} में क्या बदला?</translation>
    </message>
    <message>
        <source>What changed?</source>
        <translation>क्या बदला?</translation>
    </message>
    <message>
        <source>When</source>
        <translation>कब</translation>
    </message>
    <message>
        <source>damaged</source>
        <translation>क्षतिग्रस्त</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>इस्तेमाल में</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>अस्वीकृत</translation>
    </message>
</context>
<context>
    <name>Weekday</name>
    <message>
        <source>Friday</source>
        <translation>शुक्रवार</translation>
    </message>
    <message>
        <source>Monday</source>
        <translation>सोमवार</translation>
    </message>
    <message>
        <source>Saturday</source>
        <translation>शनिवार</translation>
    </message>
    <message>
        <source>Sunday</source>
        <translation>रविवार</translation>
    </message>
    <message>
        <source>Thursday</source>
        <translation>गुरुवार</translation>
    </message>
    <message>
        <source>Tuesday</source>
        <translation>मंगलवार</translation>
    </message>
    <message>
        <source>Wednesday</source>
        <translation>बुधवार</translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>A new conversation</source>
        <translation>नई बातचीत</translation>
    </message>
    <message>
        <source>Ask me something, or begin with one of these.</source>
        <translation>मुझसे कुछ पूछें, या इनमें से किसी से शुरू करें।</translation>
    </message>
    <message>
        <source>Everything is kept in {folder}; Settings can move it.</source>
        <translation>सब कुछ {folder} में रखा जाता है; जगह सेटिंग में बदली जा सकती है।</translation>
    </message>
    <message>
        <source>Hello, I am Engram.</source>
        <translation>नमस्ते, मैं Engram हूँ।</translation>
    </message>
    <message>
        <source>I answer questions, and I learn the answers from you. When I do not know something I say so, and you can teach me right there. Nothing leaves this computer.</source>
        <translation>मैं प्रश्नों के उत्तर देता हूँ और उत्तर आपसे सीखता हूँ। जो मुझे नहीं पता, वह मैं कह देता हूँ, और आप मुझे वहीं सिखा सकते हैं। कुछ भी इस कंप्यूटर से बाहर नहीं जाता।</translation>
    </message>
    <message>
        <source>Or look at eight sample lessons of a small office…</source>
        <translation>या एक छोटे दफ़्तर के आठ नमूना पाठ देखें…</translation>
    </message>
</context>
<context>
    <name>Why</name>
    <message>
        <source>An answer should be right {times} times in 100; that is set on the Settings page.</source>
        <translation>उत्तर 100 में {times} बार सही होना चाहिए; यह “सेटिंग” पृष्ठ पर तय होता है।</translation>
    </message>
    <message>
        <source>Answered by</source>
        <translation>उत्तर देने वाला</translation>
    </message>
    <message>
        <source>How sure</source>
        <translation>कितना पक्का</translation>
    </message>
    <message>
        <source>It had no answer to offer.</source>
        <translation>इसके पास देने को कोई उत्तर नहीं था।</translation>
    </message>
    <message>
        <source>It is lesson {number}, taught by you, last changed {when}. {how}</source>
        <translation>यह पाठ {number} है, जो आपने सिखाया; आख़िरी बदलाव: {when}। {how}</translation>
    </message>
    <message>
        <source>It was a lesson that has been forgotten since.</source>
        <translation>यह एक पाठ था, जो अब भुलाया जा चुका है।</translation>
    </message>
    <message>
        <source>It was not sure enough.</source>
        <translation>यह पर्याप्त पक्का नहीं था।</translation>
    </message>
    <message>
        <source>It would have said</source>
        <translation>यह उत्तर होता</translation>
    </message>
    <message>
        <source>Of 100 answers that it is this sure of, about so many are right.</source>
        <translation>इतने भरोसे वाले 100 उत्तरों में से लगभग इतने सही होते हैं।</translation>
    </message>
    <message>
        <source>The best answer it had was not sure enough, so it said that it does not know.</source>
        <translation>इसका सबसे अच्छा उत्तर पर्याप्त पक्का नहीं था, इसलिए इसने कहा कि नहीं पता।</translation>
    </message>
    <message>
        <source>The lesson</source>
        <translation>पाठ</translation>
    </message>
    <message>
        <source>The lesson has been changed since this answer.</source>
        <translation>इस उत्तर के बाद पाठ बदला जा चुका है।</translation>
    </message>
    <message>
        <source>The network put this answer together from what it was trained on. No lesson fitted better.</source>
        <translation>नेटवर्क ने यह उत्तर अपने प्रशिक्षण के आधार पर बनाया। कोई पाठ इससे बेहतर नहीं बैठा।</translation>
    </message>
    <message>
        <source>The network said it by itself, as it was trained on lesson {number}.</source>
        <translation>नेटवर्क ने यह अपने-आप कहा: उसे पाठ {number} पर प्रशिक्षित किया गया था।</translation>
    </message>
    <message>
        <source>What it would have said was not kept at that time.</source>
        <translation>इसका संभावित उत्तर उस समय सहेजा नहीं गया था।</translation>
    </message>
    <message>
        <source>You asked in other words, and it found the meaning near.</source>
        <translation>आपने दूसरे शब्दों में पूछा और अर्थ पास का मिला।</translation>
    </message>
    <message>
        <source>You asked it as it was taught.</source>
        <translation>आपने वैसे ही पूछा जैसे सिखाया गया था।</translation>
    </message>
    <message>
        <source>also taught in {wordings}</source>
        <translation>इन ढंगों में भी सिखाया गया: {wordings}</translation>
    </message>
    <message>
        <source>from a lesson that has been forgotten since</source>
        <translation>एक पाठ से, जो अब भुलाया जा चुका है</translation>
    </message>
    <message>
        <source>from lesson {number}: {question}</source>
        <translation>पाठ {number} से: {question}</translation>
    </message>
    <message>
        <source>from the network</source>
        <translation>नेटवर्क से</translation>
    </message>
    <message>
        <source>the network as shipped, {when}</source>
        <translation>मूल नेटवर्क, {when}</translation>
    </message>
    <message>
        <source>version {number} of the network, {when}</source>
        <translation>नेटवर्क का संस्करण {number}, {when}</translation>
    </message>
</context>
<context>
    <name>WhyPanel</name>
    <message>
        <source>Close the explanation</source>
        <translation>स्पष्टीकरण बंद करें</translation>
    </message>
    <message>
        <source>How near their meaning is to the question: the cosine of the sentence vectors, at most 1.</source>
        <translation>प्रश्न से इनका अर्थ कितना पास है: वाक्य-सदिशों का कोसाइन, अधिकतम 1।</translation>
    </message>
    <message>
        <source>Nearest lessons now</source>
        <translation>अभी सबसे पास के पाठ</translation>
    </message>
    <message>
        <source>Open the lesson</source>
        <translation>पाठ खोलें</translation>
    </message>
    <message>
        <source>That is right: teach it</source>
        <translation>यह सही है: सिखाएँ</translation>
    </message>
    <message>
        <source>Why this answer?</source>
        <translation>यह उत्तर क्यों?</translation>
    </message>
</context>
<context>
    <name>Worker</name>
    <message>
        <source>Something went wrong while answering. The log in the data folder has the details.</source>
        <translation>उत्तर देते समय कुछ गड़बड़ हो गई। विवरण डेटा फ़ोल्डर के लॉग में है।</translation>
    </message>
    <message>
        <source>The conversation was deleted before its answer came.</source>
        <translation>उत्तर आने से पहले ही बातचीत मिटा दी गई।</translation>
    </message>
    <message>
        <source>The network is not loaded, so this question could not be answered.</source>
        <translation>नेटवर्क तैयार नहीं है, इसलिए इस प्रश्न का उत्तर नहीं दिया जा सका।</translation>
    </message>
    <message>
        <source>Version {number} could not be loaded. The log has the details.</source>
        <translation>संस्करण {number} तैयार नहीं हो सका। विवरण लॉग में है।</translation>
    </message>
</context>
</TS>
