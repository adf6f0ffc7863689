<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>AnswerVerdict</name>
    <message numerus="yes">
        <source>%n labels stand in one answer only</source>
        <translation>
            <numerusform>%n label stands in one answer only</numerusform>
            <numerusform>%n labels stand in one answer only</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CategoryRows</name>
    <message numerus="yes">
        <source>%1, %n times</source>
        <comment>category</comment>
        <translation>
            <numerusform>%1, once</numerusform>
            <numerusform>%1, %n times</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CategoryTable</name>
    <message numerus="yes">
        <source>%1, key %2, found by %3, %n labels</source>
        <translation>
            <numerusform>%1, key %2, found by %3, %n label</numerusform>
            <numerusform>%1, key %2, found by %3, %n labels</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %n utterances</source>
        <translation>
            <numerusform>%1, %n utterance</numerusform>
            <numerusform>%1, %n utterances</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, key %2, %n documents</source>
        <translation>
            <numerusform>%1, key %2, %n document</numerusform>
            <numerusform>%1, key %2, %n documents</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ClassErrorRows</name>
    <message numerus="yes">
        <source>%n documents miss %1; nothing wrong was given.</source>
        <translation>
            <numerusform>%n document misses %1; nothing wrong was given.</numerusform>
            <numerusform>%n documents miss %1; nothing wrong was given.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n documents were given %1, which they do not have; they miss nothing.</source>
        <translation>
            <numerusform>%n document was given %1, which it does not have; it misses nothing.</numerusform>
            <numerusform>%n documents were given %1, which they do not have; they miss nothing.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n documents miss %1 and were given %2, which they do not have.</source>
        <translation>
            <numerusform>%n document misses %1 and was given %2, which it does not have.</numerusform>
            <numerusform>%n documents miss %1 and were given %2, which they do not have.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Deployments</name>
    <message numerus="yes">
        <source>%n edits behind</source>
        <translation>
            <numerusform>%n edit behind</numerusform>
            <numerusform>%n edits behind</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n models behind</source>
        <translation>
            <numerusform>%n model behind</numerusform>
            <numerusform>%n models behind</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n models</source>
        <comment>behind</comment>
        <translation>
            <numerusform>%n model</numerusform>
            <numerusform>%n models</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>History</name>
    <message numerus="yes">
        <source>import of %n documents</source>
        <translation>
            <numerusform>import of %n document</numerusform>
            <numerusform>import of %n documents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 (%n documents)</source>
        <comment>a step</comment>
        <translation>
            <numerusform>%1 (%n document)</numerusform>
            <numerusform>%1 (%n documents)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Import of %n documents</source>
        <translation>
            <numerusform>Import of %n document</numerusform>
            <numerusform>Import of %n documents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>import of %n utterances</source>
        <translation>
            <numerusform>import of %n utterance</numerusform>
            <numerusform>import of %n utterances</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 (%n utterances)</source>
        <comment>a step</comment>
        <translation>
            <numerusform>%1 (%n utterance)</numerusform>
            <numerusform>%1 (%n utterances)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Import of %n utterances</source>
        <translation>
            <numerusform>Import of %n utterance</numerusform>
            <numerusform>Import of %n utterances</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n labels</source>
        <comment>left out of an export</comment>
        <translation>
            <numerusform>%n label</numerusform>
            <numerusform>%n labels</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n intents</source>
        <comment>left out of an export</comment>
        <translation>
            <numerusform>%n intent</numerusform>
            <numerusform>%n intents</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImproveWording</name>
    <message numerus="yes">
        <source>%Ln intents</source>
        <translation>
            <numerusform>%Ln intent</numerusform>
            <numerusform>%Ln intents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln entities</source>
        <translation>
            <numerusform>%Ln entity</numerusform>
            <numerusform>%Ln entities</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln classes</source>
        <translation>
            <numerusform>%Ln class</numerusform>
            <numerusform>%Ln classes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 and %Ln more</source>
        <translation>
            <numerusform>%1 and %Ln more</numerusform>
            <numerusform>%1 and %Ln more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Mend %Ln texts that carry different intents</source>
        <translation>
            <numerusform>Mend %Ln text that carries different intents</numerusform>
            <numerusform>Mend %Ln texts that carry different intents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Mend %Ln texts whose entities are labeled differently</source>
        <translation>
            <numerusform>Mend %Ln text whose entities are labeled differently</numerusform>
            <numerusform>Mend %Ln texts whose entities are labeled differently</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Mend %Ln texts that carry different classes</source>
        <translation>
            <numerusform>Mend %Ln text that carries different classes</numerusform>
            <numerusform>Mend %Ln texts that carry different classes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Keep %Ln near twins on one side of the split</source>
        <translation>
            <numerusform>Keep %Ln near twin on one side of the split</numerusform>
            <numerusform>Keep %Ln near twins on one side of the split</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take %Ln near twins out of the test set</source>
        <translation>
            <numerusform>Take %Ln near twin out of the test set</numerusform>
            <numerusform>Take %Ln near twins out of the test set</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Read %Ln intents that are likely wrong</source>
        <translation>
            <numerusform>Read %Ln intent that is likely wrong</numerusform>
            <numerusform>Read %Ln intents that are likely wrong</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Read %Ln labels that are likely wrong</source>
        <translation>
            <numerusform>Read %Ln label that is likely wrong</numerusform>
            <numerusform>Read %Ln labels that are likely wrong</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Read %Ln classes that are likely wrong</source>
        <translation>
            <numerusform>Read %Ln class that is likely wrong</numerusform>
            <numerusform>Read %Ln classes that are likely wrong</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Label the %Ln texts the model is least sure of</source>
        <translation>
            <numerusform>Label the %Ln text the model is least sure of</numerusform>
            <numerusform>Label the %Ln texts the model is least sure of</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln labels in training; below %1 little is learned, and little is proved.</source>
        <translation>
            <numerusform>%Ln label in training; below %1 little is learned, and little is proved.</numerusform>
            <numerusform>%Ln labels in training; below %1 little is learned, and little is proved.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Of %Ln unlabeled ones, chosen apart from one another, so that each adds something.</source>
        <translation>
            <numerusform>Of %Ln unlabeled one.</numerusform>
            <numerusform>Of %Ln unlabeled ones, chosen apart from one another, so that each adds something.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln labels</source>
        <translation>
            <numerusform>%Ln label</numerusform>
            <numerusform>%Ln labels</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln mix-ups</source>
        <translation>
            <numerusform>%Ln mix-up</numerusform>
            <numerusform>%Ln mix-ups</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln texts</source>
        <translation>
            <numerusform>%Ln text</numerusform>
            <numerusform>%Ln texts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %Ln labels</source>
        <translation>
            <numerusform>%1: %Ln label</numerusform>
            <numerusform>%1: %Ln labels</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ModelData</name>
    <message numerus="yes">
        <source>%n documents</source>
        <comment>of a model&apos;s data</comment>
        <translation>
            <numerusform>%n document</numerusform>
            <numerusform>%n documents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n texts</source>
        <comment>of a model&apos;s data</comment>
        <translation>
            <numerusform>%n text</numerusform>
            <numerusform>%n texts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n labels, were %1</source>
        <translation>
            <numerusform>%n label, were %1</numerusform>
            <numerusform>%n labels, were %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PreviewRows</name>
    <message numerus="yes">
        <source>%1; %2; %n labels</source>
        <translation>
            <numerusform>%1; %2; %n label</numerusform>
            <numerusform>%1; %2; %n labels</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProblemRows</name>
    <message numerus="yes">
        <source>%1 more are not listed.</source>
        <translation>
            <numerusform>%1 more is not listed.</numerusform>
            <numerusform>%1 more are not listed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReadingWording</name>
    <message numerus="yes">
        <source>Of %n false alarms: %1.</source>
        <translation>
            <numerusform>Of %n false alarm: %1.</numerusform>
            <numerusform>Of %n false alarms: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Of %n misses: %1.</source>
        <translation>
            <numerusform>Of %n miss: %1.</numerusform>
            <numerusform>Of %n misses: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n test labels prove little.</source>
        <translation>
            <numerusform>%n test label proves little.</numerusform>
            <numerusform>%n test labels prove little.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln labeled %1 were predicted %2</source>
        <translation>
            <numerusform>%Ln labeled %1 was predicted %2</numerusform>
            <numerusform>%Ln labeled %1 were predicted %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n false alarms: %1.</source>
        <translation>
            <numerusform>%n false alarm: %1.</numerusform>
            <numerusform>%n false alarms: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n misses: %1.</source>
        <translation>
            <numerusform>%n miss: %1.</numerusform>
            <numerusform>%n misses: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %Ln texts %1 was missed and %2 given</source>
        <translation>
            <numerusform>in %Ln text %1 was missed and %2 given</numerusform>
            <numerusform>in %Ln texts %1 was missed and %2 given</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SchemaRows</name>
    <message numerus="yes">
        <source>%n list keys</source>
        <translation>
            <numerusform>%n list key</numerusform>
            <numerusform>%n list keys</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n patterns</source>
        <translation>
            <numerusform>%n pattern</numerusform>
            <numerusform>%n patterns</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Standing</name>
    <message numerus="yes">
        <source>%n intents</source>
        <translation>
            <numerusform>%n intent</numerusform>
            <numerusform>%n intents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entities</source>
        <translation>
            <numerusform>%n entity</numerusform>
            <numerusform>%n entities</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changes since %1</source>
        <translation>
            <numerusform>%n change since %1</numerusform>
            <numerusform>%n changes since %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 documents</source>
        <translation>
            <numerusform>%1 document</numerusform>
            <numerusform>%1 documents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 utterances</source>
        <translation>
            <numerusform>%1 utterance</numerusform>
            <numerusform>%1 utterances</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n classes</source>
        <translation>
            <numerusform>%n class</numerusform>
            <numerusform>%n classes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n slots</source>
        <comment>deployments</comment>
        <translation>
            <numerusform>%n slot</numerusform>
            <numerusform>%n slots</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 to review</source>
        <translation>
            <numerusform>%1 to review</numerusform>
            <numerusform>%1 to review</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TimeWording</name>
    <message numerus="yes">
        <source>%n minutes ago</source>
        <translation>
            <numerusform>%n minute ago</numerusform>
            <numerusform>%n minutes ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hours ago</source>
        <translation>
            <numerusform>%n hour ago</numerusform>
            <numerusform>%n hours ago</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TrainingWording</name>
    <message numerus="yes">
        <source>%1 and %Ln more</source>
        <translation>
            <numerusform>%1 and %Ln more</numerusform>
            <numerusform>%1 and %Ln more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln intents have no training utterance and are not learned</source>
        <translation>
            <numerusform>%Ln intent has no training utterance and is not learned</numerusform>
            <numerusform>%Ln intents have no training utterance and are not learned</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln entities have no training label and are not learned</source>
        <translation>
            <numerusform>%Ln entity has no training label and is not learned</numerusform>
            <numerusform>%Ln entities have no training label and are not learned</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln intents have fewer than %1 training utterances</source>
        <translation>
            <numerusform>%Ln intent has fewer than %1 training utterances</numerusform>
            <numerusform>%Ln intents have fewer than %1 training utterances</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln entities have fewer than %1 training labels</source>
        <translation>
            <numerusform>%Ln entity has fewer than %1 training labels</numerusform>
            <numerusform>%Ln entities have fewer than %1 training labels</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln intents do not occur in the test set and are not judged</source>
        <translation>
            <numerusform>%Ln intent does not occur in the test set and is not judged</numerusform>
            <numerusform>%Ln intents do not occur in the test set and are not judged</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln entities do not occur in the test set and are not judged</source>
        <translation>
            <numerusform>%Ln entity does not occur in the test set and is not judged</numerusform>
            <numerusform>%Ln entities do not occur in the test set and are not judged</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln entities have prebuilt components, which are kept but not recognized yet</source>
        <translation>
            <numerusform>%Ln entity has prebuilt components, which are kept but not recognized yet</numerusform>
            <numerusform>%Ln entities have prebuilt components, which are kept but not recognized yet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln documents</source>
        <translation>
            <numerusform>%Ln document</numerusform>
            <numerusform>%Ln documents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln utterances</source>
        <translation>
            <numerusform>%Ln utterance</numerusform>
            <numerusform>%Ln utterances</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln labels</source>
        <translation>
            <numerusform>%Ln label</numerusform>
            <numerusform>%Ln labels</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln entities</source>
        <translation>
            <numerusform>%Ln entity</numerusform>
            <numerusform>%Ln entities</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln intents</source>
        <translation>
            <numerusform>%Ln intent</numerusform>
            <numerusform>%Ln intents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln items without intent or label are left out</source>
        <translation>
            <numerusform>%Ln item without intent or label is left out</numerusform>
            <numerusform>%Ln items without intent or label are left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln texts carry two intents</source>
        <translation>
            <numerusform>%Ln text carries two intents</numerusform>
            <numerusform>%Ln texts carry two intents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln test texts also stand in the training set; the figures will flatter</source>
        <translation>
            <numerusform>%Ln test text also stands in the training set; the figures will flatter</numerusform>
            <numerusform>%Ln test texts also stand in the training set; the figures will flatter</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln labels lie over longer ones and are not learned</source>
        <translation>
            <numerusform>%Ln label lies over longer ones and is not learned</numerusform>
            <numerusform>%Ln labels lie over longer ones and are not learned</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln utterances have no intent yet and teach only where entities are</source>
        <translation>
            <numerusform>%Ln utterance has no intent yet and teaches only where entities are</numerusform>
            <numerusform>%Ln utterances have no intent yet and teach only where entities are</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln classes have no training document and are not learned</source>
        <translation>
            <numerusform>%Ln class has no training document and is not learned</numerusform>
            <numerusform>%Ln classes have no training document and are not learned</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln classes have fewer than %1 training documents</source>
        <translation>
            <numerusform>%Ln class has fewer than %1 training documents</numerusform>
            <numerusform>%Ln classes have fewer than %1 training documents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln classes do not occur in the test set and are not judged</source>
        <translation>
            <numerusform>%Ln class does not occur in the test set and is not judged</numerusform>
            <numerusform>%Ln classes do not occur in the test set and are not judged</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln classes are given to every training document and are not learned</source>
        <translation>
            <numerusform>%Ln class is given to every training document and is not learned</numerusform>
            <numerusform>%Ln classes are given to every training document and are not learned</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Azure trains from %1 documents on; here are %Ln</source>
        <translation>
            <numerusform>Azure trains from %1 documents on; here is %Ln</numerusform>
            <numerusform>Azure trains from %1 documents on; here are %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Azure takes at most %1 documents; here are %Ln</source>
        <translation>
            <numerusform>Azure takes at most %1 documents; here is %Ln</numerusform>
            <numerusform>Azure takes at most %1 documents; here are %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Azure takes at most %1 utterances; here are %Ln</source>
        <translation>
            <numerusform>Azure takes at most %1 utterances; here is %Ln</numerusform>
            <numerusform>Azure takes at most %1 utterances; here are %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln documents have more than the %1 characters that Azure takes</source>
        <translation>
            <numerusform>%Ln document has more than the %1 characters that Azure takes</numerusform>
            <numerusform>%Ln documents have more than the %1 characters that Azure takes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln utterances have more than the %1 characters that Azure takes</source>
        <translation>
            <numerusform>%Ln utterance has more than the %1 characters that Azure takes</numerusform>
            <numerusform>%Ln utterances have more than the %1 characters that Azure takes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Azure takes at most %1 intents; here are %Ln</source>
        <translation>
            <numerusform>Azure takes at most %1 intents; here is %Ln</numerusform>
            <numerusform>Azure takes at most %1 intents; here are %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Azure takes at most %1 entities; here are %Ln</source>
        <translation>
            <numerusform>Azure takes at most %1 entities; here is %Ln</numerusform>
            <numerusform>Azure takes at most %1 entities; here are %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Azure takes at most %1 classes; here are %Ln</source>
        <translation>
            <numerusform>Azure takes at most %1 classes; here is %Ln</numerusform>
            <numerusform>Azure takes at most %1 classes; here are %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln classes</source>
        <translation>
            <numerusform>%Ln class</numerusform>
            <numerusform>%Ln classes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln documents without a class are left out</source>
        <translation>
            <numerusform>%Ln document without a class is left out</numerusform>
            <numerusform>%Ln documents without a class are left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln documents are marked as labeled and have no class; they are left out</source>
        <translation>
            <numerusform>%Ln document is marked as labeled and has no class; it is left out</numerusform>
            <numerusform>%Ln documents are marked as labeled and have no class; they are left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln texts stand with different classes</source>
        <translation>
            <numerusform>%Ln text stands with different classes</numerusform>
            <numerusform>%Ln texts stand with different classes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Wording</name>
    <message numerus="yes">
        <source>%n changes</source>
        <translation>
            <numerusform>%n change</numerusform>
            <numerusform>%n changes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Only %n steps of yours are left to undo; nothing is undone.</source>
        <translation>
            <numerusform>Only %n step of yours is left to undo; nothing is undone.</numerusform>
            <numerusform>Only %n steps of yours are left to undo; nothing is undone.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Only %n steps of yours can be redone; nothing is redone.</source>
        <translation>
            <numerusform>Only %n step of yours can be redone; nothing is redone.</numerusform>
            <numerusform>Only %n steps of yours can be redone; nothing is redone.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Add %n texts</source>
        <translation>
            <numerusform>Add %n text</numerusform>
            <numerusform>Add %n texts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n texts</source>
        <translation>
            <numerusform>Delete %n text</numerusform>
            <numerusform>Delete %n texts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n categories</source>
        <translation>
            <numerusform>Delete %n category</numerusform>
            <numerusform>Delete %n categories</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 (%n texts)</source>
        <comment>a step</comment>
        <translation>
            <numerusform>%1 (%n text)</numerusform>
            <numerusform>%1 (%n texts)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Accept %n queries</source>
        <translation>
            <numerusform>Accept %n query</numerusform>
            <numerusform>Accept %n queries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Correct %n queries</source>
        <translation>
            <numerusform>Correct %n query</numerusform>
            <numerusform>Correct %n queries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Discard %n queries</source>
        <translation>
            <numerusform>Discard %n query</numerusform>
            <numerusform>Discard %n queries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Put %n queries back for review</source>
        <translation>
            <numerusform>Put %n query back for review</numerusform>
            <numerusform>Put %n queries back for review</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>glossa::deployments::EndpointLine</name>
    <message numerus="yes">
        <source>%1 queries in the last day, half of them answered within %2.</source>
        <translation>
            <numerusform>%1 query in the last day, answered within %2.</numerusform>
            <numerusform>%1 queries in the last day, half of them answered within %2.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>glossa::deployments::HistoryPanel</name>
    <message numerus="yes">
        <source>%n slots</source>
        <translation>
            <numerusform>%n slot</numerusform>
            <numerusform>%n slots</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The last %n steps; glossa deployments history lists all of them.</source>
        <translation>
            <numerusform>The last step; glossa deployments history lists all of them.</numerusform>
            <numerusform>The last %n steps; glossa deployments history lists all of them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>glossa::deployments::HourBars</name>
    <message numerus="yes">
        <source>Queries by the hour; most %n hours ago: %1</source>
        <translation>
            <numerusform>Queries by the hour; most %n hour ago: %1</numerusform>
            <numerusform>Queries by the hour; most %n hours ago: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>glossa::deployments::SlotCard</name>
    <message numerus="yes">
        <source>%1 to review</source>
        <translation>
            <numerusform>%1 to review</numerusform>
            <numerusform>%1 to review</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 queries of %2 to review</source>
        <translation>
            <numerusform>%1 query of %2 to review</numerusform>
            <numerusform>%1 queries of %2 to review</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>glossa::details::ConfusionTab</name>
    <message numerus="yes">
        <source>Set %n to %1</source>
        <translation>
            <numerusform>Set %n to %1</numerusform>
            <numerusform>Set %n to %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n set to %1. The figures change with the next training.</source>
        <translation>
            <numerusform>%n set to %1. The figures change with the next training.</numerusform>
            <numerusform>%n set to %1. The figures change with the next training.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>glossa::details::DetailsPane</name>
    <message numerus="yes">
        <source>%1 judged on %n items</source>
        <translation>
            <numerusform>%1 judged on %n item</numerusform>
            <numerusform>%1 judged on %n items</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n steps since</source>
        <translation>
            <numerusform>%n step since</numerusform>
            <numerusform>%n steps since</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n steps since %1 was trained.</source>
        <translation>
            <numerusform>%n step since %1 was trained.</numerusform>
            <numerusform>%n steps since %1 was trained.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>glossa::details::EvidencePanel</name>
    <message numerus="yes">
        <source>Done in %Ln edits: %1.</source>
        <translation>
            <numerusform>Done in %Ln edit: %1.</numerusform>
            <numerusform>Done in %Ln edits: %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>glossa::details::ExamplesTab</name>
    <message numerus="yes">
        <source>%1: %n examples</source>
        <translation>
            <numerusform>%1: %n example</numerusform>
            <numerusform>%1: %n examples</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln errors in %1 documents</source>
        <translation>
            <numerusform>%Ln error in %1 documents</numerusform>
            <numerusform>%Ln errors in %1 documents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of %1 test items</source>
        <translation>
            <numerusform>%Ln of %1 test items</numerusform>
            <numerusform>%Ln of %1 test items</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>glossa::details::OverviewTab</name>
    <message numerus="yes">
        <source>%n test items prove little: read the ranges, not the figures alone.</source>
        <translation>
            <numerusform>%n test item proves little: read the ranges, not the figures alone.</numerusform>
            <numerusform>%n test items prove little: read the ranges, not the figures alone.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n errors</source>
        <translation>
            <numerusform>%n error</numerusform>
            <numerusform>%n errors</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n steps</source>
        <translation>
            <numerusform>%n step</numerusform>
            <numerusform>%n steps</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln texts that %1 was judged on</source>
        <translation>
            <numerusform>%Ln text that %1 was judged on</numerusform>
            <numerusform>%Ln texts that %1 was judged on</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>glossa::labeling::AddBar</name>
    <message numerus="yes">
        <source>Add %n utterances</source>
        <translation>
            <numerusform>Add %n utterance</numerusform>
            <numerusform>Add %n utterances</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lines left out: they stand there twice</source>
        <translation>
            <numerusform>%n line left out: it stands there twice</numerusform>
            <numerusform>%n lines left out: they stand there twice</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n added</source>
        <comment>utterances</comment>
        <translation>
            <numerusform>%n added</numerusform>
            <numerusform>%n added</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>glossa::labeling::BulkBar</name>
    <message numerus="yes">
        <source>%n selected</source>
        <comment>utterances</comment>
        <translation>
            <numerusform>%n selected</numerusform>
            <numerusform>%n selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>glossa::labeling::ClassLabeler</name>
    <message numerus="yes">
        <source>%n documents are %1 now</source>
        <translation>
            <numerusform>%n document is %1 now</numerusform>
            <numerusform>%n documents are %1 now</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>glossa::labeling::DistributionPanel</name>
    <message numerus="yes">
        <source>%n entities have fewer than %1 labels.</source>
        <translation>
            <numerusform>%n entity has fewer than %1 labels.</numerusform>
            <numerusform>%n entities have fewer than %1 labels.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n intents have fewer than %1 utterances.</source>
        <translation>
            <numerusform>%n intent has fewer than %1 utterances.</numerusform>
            <numerusform>%n intents have fewer than %1 utterances.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n classes have fewer than %1 documents.</source>
        <translation>
            <numerusform>%n class has fewer than %1 documents.</numerusform>
            <numerusform>%n classes have fewer than %1 documents.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>glossa::labeling::DocumentArea</name>
    <message numerus="yes">
        <source>%n documents added</source>
        <translation>
            <numerusform>%n document added</numerusform>
            <numerusform>%n documents added</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>, %n were there already</source>
        <translation>
            <numerusform>, %n was there already</numerusform>
            <numerusform>, %n were there already</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>glossa::labeling::DocumentRows</name>
    <message numerus="yes">
        <source>%1, %n labels</source>
        <translation>
            <numerusform>%1, %n label</numerusform>
            <numerusform>%1, %n labels</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>glossa::labeling::FilterWords</name>
    <message numerus="yes">
        <source>%n intents</source>
        <comment>a filter that any of them passes</comment>
        <translation>
            <numerusform>%n intent</numerusform>
            <numerusform>%n intents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Has any of %n entities</source>
        <comment>labels of them</comment>
        <translation>
            <numerusform>Has %n entity</numerusform>
            <numerusform>Has any of %n entities</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n classes</source>
        <comment>a filter that any of them passes</comment>
        <translation>
            <numerusform>%n class</numerusform>
            <numerusform>%n classes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>glossa::labeling::GuidePanel</name>
    <message numerus="yes">
        <source>%Ln utterances in training, %1 in test</source>
        <translation>
            <numerusform>%Ln utterance in training, %1 in test</numerusform>
            <numerusform>%Ln utterances in training, %1 in test</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln labels in training, %1 in test</source>
        <translation>
            <numerusform>%Ln label in training, %1 in test</numerusform>
            <numerusform>%Ln labels in training, %1 in test</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln documents in training, %1 in test</source>
        <translation>
            <numerusform>%Ln document in training, %1 in test</numerusform>
            <numerusform>%Ln documents in training, %1 in test</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>glossa::labeling::LabelBox</name>
    <message numerus="yes">
        <source>%n characters</source>
        <translation>
            <numerusform>%n character</numerusform>
            <numerusform>%n characters</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>glossa::labeling::LabelingPane</name>
    <message numerus="yes">
        <source>%n documents deleted</source>
        <translation>
            <numerusform>%n document deleted</numerusform>
            <numerusform>%n documents deleted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n utterances deleted</source>
        <translation>
            <numerusform>%n utterance deleted</numerusform>
            <numerusform>%n utterances deleted</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>glossa::labeling::TextLabeler</name>
    <message numerus="yes">
        <source>%n labels are in the way, and labels of an utterance may not overlap. Replace them with %1?</source>
        <translation>
            <numerusform>%n label is in the way, and labels of an utterance may not overlap. Replace it with %1?</numerusform>
            <numerusform>%n labels are in the way, and labels of an utterance may not overlap. Replace them with %1?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>glossa::labeling::UtteranceRows</name>
    <message numerus="yes">
        <source>%1; intent %2; %n labels</source>
        <translation>
            <numerusform>%1; intent %2; %n label</numerusform>
            <numerusform>%1; intent %2; %n labels</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1; intent %2, model says %3, %4; %n labels</source>
        <comment>text, intent, another intent, score</comment>
        <translation>
            <numerusform>%1; intent %2, model says %3, %4; %n label</numerusform>
            <numerusform>%1; intent %2, model says %3, %4; %n labels</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>glossa::models::ModelActions</name>
    <message numerus="yes">
        <source>%n documents</source>
        <translation>
            <numerusform>%n document</numerusform>
            <numerusform>%n documents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n utterances</source>
        <translation>
            <numerusform>%n utterance</numerusform>
            <numerusform>%n utterances</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>glossa::models::ModelDataDialog</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>glossa::projects::ColumnsPage</name>
    <message numerus="yes">
        <source>%n more columns are not shown; they are read as guessed.</source>
        <translation>
            <numerusform>%n more column is not shown; it is read as guessed.</numerusform>
            <numerusform>%n more columns are not shown; they are read as guessed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>glossa::projects::ImportDialog</name>
    <message numerus="yes">
        <source>Import %1 and %n more files</source>
        <translation>
            <numerusform>Import %1 and %n more file</numerusform>
            <numerusform>Import %1 and %n more files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>intents</source>
        <translation>
            <numerusform>intent</numerusform>
            <numerusform>intents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>entities</source>
        <translation>
            <numerusform>entity</numerusform>
            <numerusform>entities</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>labels</source>
        <translation>
            <numerusform>label</numerusform>
            <numerusform>labels</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>languages</source>
        <translation>
            <numerusform>language</numerusform>
            <numerusform>languages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n name no set and go to training.</source>
        <comment>texts</comment>
        <translation>
            <numerusform>%n names no set and goes to training.</numerusform>
            <numerusform>%n name no set and go to training.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>, %n were there already</source>
        <translation>
            <numerusform>, %n was there already</numerusform>
            <numerusform>, %n were there already</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>classes</source>
        <translation>
            <numerusform>class</numerusform>
            <numerusform>classes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>glossa::projects::ProjectDetail</name>
    <message numerus="yes">
        <source>%n models</source>
        <translation>
            <numerusform>%n model</numerusform>
            <numerusform>%n models</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>glossa::projects::ProjectsPane</name>
    <message numerus="yes">
        <source>Trash, %n projects</source>
        <translation>
            <numerusform>Trash, %n project</numerusform>
            <numerusform>Trash, %n projects</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n projects</source>
        <translation>
            <numerusform>%n project</numerusform>
            <numerusform>%n projects</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n in this workspace</source>
        <translation>
            <numerusform>%n in this workspace</numerusform>
            <numerusform>%n in this workspace</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>glossa::projects::TrashPage</name>
    <message numerus="yes">
        <source>%n models</source>
        <translation>
            <numerusform>%n model</numerusform>
            <numerusform>%n models</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>glossa::schema::CategoryPanel</name>
    <message numerus="yes">
        <source>The intent of %n utterances. A new name is carried into all of them; undo brings the old one back.</source>
        <translation>
            <numerusform>The intent of %n utterance. A new name is carried into it; undo brings the old one back.</numerusform>
            <numerusform>The intent of %n utterances. A new name is carried into all of them; undo brings the old one back.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n documents</source>
        <translation>
            <numerusform>%n document</numerusform>
            <numerusform>%n documents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n utterances</source>
        <translation>
            <numerusform>%n utterance</numerusform>
            <numerusform>%n utterances</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Used %n times in %1. A new name is carried into every label; undo brings the old one back.</source>
        <translation>
            <numerusform>Used once in %1. A new name is carried into the label; undo brings the old one back.</numerusform>
            <numerusform>Used %n times in %1. A new name is carried into every label; undo brings the old one back.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 is deleted with its %n labels</source>
        <translation>
            <numerusform>%1 is deleted with its %n label</numerusform>
            <numerusform>%1 is deleted with its %n labels</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 is deleted; %n utterances have no intent now</source>
        <translation>
            <numerusform>%1 is deleted; %n utterance has no intent now</numerusform>
            <numerusform>%1 is deleted; %n utterances have no intent now</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The class of %n documents. A new name is carried into all of them; undo brings the old one back.</source>
        <translation>
            <numerusform>The class of %n document. A new name is carried into it; undo brings the old one back.</numerusform>
            <numerusform>The class of %n documents. A new name is carried into all of them; undo brings the old one back.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 is deleted and taken from %n documents</source>
        <translation>
            <numerusform>%1 is deleted and taken from %n document</numerusform>
            <numerusform>%1 is deleted and taken from %n documents</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>glossa::schema::ComponentRows</name>
    <message numerus="yes">
        <source>%n keys</source>
        <translation>
            <numerusform>%n key</numerusform>
            <numerusform>%n keys</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n synonyms</source>
        <translation>
            <numerusform>%n synonym</numerusform>
            <numerusform>%n synonyms</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n expressions</source>
        <translation>
            <numerusform>%n expression</numerusform>
            <numerusform>%n expressions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>, %n cannot be run</source>
        <translation>
            <numerusform>, %n cannot be run</numerusform>
            <numerusform>, %n cannot be run</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>from %n training labels</source>
        <translation>
            <numerusform>from %n training label</numerusform>
            <numerusform>from %n training labels</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>glossa::schema::ListDialog</name>
    <message numerus="yes">
        <source>%1, %n words</source>
        <translation>
            <numerusform>%1, %n word</numerusform>
            <numerusform>%1, %n words</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n keys</source>
        <translation>
            <numerusform>%n key</numerusform>
            <numerusform>%n keys</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n words</source>
        <translation>
            <numerusform>%n word</numerusform>
            <numerusform>%n words</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>glossa::schema::PatternDialog</name>
    <message numerus="yes">
        <source>Found %n times.</source>
        <translation>
            <numerusform>Found once.</numerusform>
            <numerusform>Found %n times.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>glossa::schema::SchemaPane</name>
    <message numerus="yes">
        <source>%n entities have fewer than %1 labels. They will train, but their scores will jump from model to model.</source>
        <translation>
            <numerusform>%n entity has fewer than %1 labels. It will train, but its scores will jump from model to model.</numerusform>
            <numerusform>%n entities have fewer than %1 labels. They will train, but their scores will jump from model to model.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n intents have fewer than %1 utterances. They will train, but their scores will jump from model to model.</source>
        <translation>
            <numerusform>%n intent has fewer than %1 utterances. It will train, but its scores will jump from model to model.</numerusform>
            <numerusform>%n intents have fewer than %1 utterances. They will train, but their scores will jump from model to model.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entities are deleted, with %1 labels</source>
        <translation>
            <numerusform>%n entity is deleted, with %1 labels</numerusform>
            <numerusform>%n entities are deleted, with %1 labels</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n intents are deleted; %1 utterances have none now</source>
        <translation>
            <numerusform>%n intent is deleted; %1 utterances have none now</numerusform>
            <numerusform>%n intents are deleted; %1 utterances have none now</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n classes have fewer than %1 documents. They will train, but their scores will jump from model to model.</source>
        <translation>
            <numerusform>%n class has fewer than %1 documents. It will train, but its score will jump from model to model.</numerusform>
            <numerusform>%n classes have fewer than %1 documents. They will train, but their scores will jump from model to model.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n classes are deleted; they are taken from %1 documents</source>
        <translation>
            <numerusform>%n class is deleted; it is taken from %1 documents</numerusform>
            <numerusform>%n classes are deleted; they are taken from %1 documents</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>glossa::shell::CommandPalette</name>
    <message numerus="yes">
        <source>intent, %n utterances</source>
        <translation>
            <numerusform>intent, %n utterance</numerusform>
            <numerusform>intent, %n utterances</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>entity, %n labels</source>
        <translation>
            <numerusform>entity, %n label</numerusform>
            <numerusform>entity, %n labels</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n found</source>
        <translation>
            <numerusform>%n found</numerusform>
            <numerusform>%n found</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>class, %n documents</source>
        <translation>
            <numerusform>class, %n document</numerusform>
            <numerusform>class, %n documents</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>glossa::training::TrainingPane</name>
    <message numerus="yes">
        <source>%n models</source>
        <translation>
            <numerusform>%n model</numerusform>
            <numerusform>%n models</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>glossa::tryout::AcceptAbove</name>
    <message numerus="yes">
        <source>Accept %1 above</source>
        <translation>
            <numerusform>Accept %1 above</numerusform>
            <numerusform>Accept %1 above</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Accept %1 queries answered at least %2 sure</source>
        <translation>
            <numerusform>Accept %1 query answered at least %2 sure</numerusform>
            <numerusform>Accept %1 queries answered at least %2 sure</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>glossa::tryout::AnswerPanel</name>
    <message numerus="yes">
        <source>%n queries are selected; Accept and Discard act on all of them, each with its own answer.</source>
        <translation>
            <numerusform>%n query is selected; Accept and Discard act on it.</numerusform>
            <numerusform>%n queries are selected; Accept and Discard act on all of them, each with its own answer.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Asked %n times of %1 (%2), last %3.</source>
        <translation>
            <numerusform>Asked once of %1 (%2), %3.</numerusform>
            <numerusform>Asked %n times of %1 (%2), last %3.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>glossa::tryout::QueryRows</name>
    <message numerus="yes">
        <source>%1; answered %2, sure %3; asked %n times</source>
        <translation>
            <numerusform>%1; answered %2, sure %3; asked once</numerusform>
            <numerusform>%1; answered %2, sure %3; asked %n times</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>glossa::tryout::QueueArea</name>
    <message numerus="yes">
        <source>%1 queries accepted</source>
        <translation>
            <numerusform>%1 query accepted</numerusform>
            <numerusform>%1 queries accepted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 queries corrected</source>
        <translation>
            <numerusform>%1 query corrected</numerusform>
            <numerusform>%1 queries corrected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 queries discarded</source>
        <translation>
            <numerusform>%1 query discarded</numerusform>
            <numerusform>%1 queries discarded</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of them were labeled already</source>
        <translation>
            <numerusform>%1 of them was labeled already</numerusform>
            <numerusform>%1 of them were labeled already</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 queries the endpoint answered</source>
        <translation>
            <numerusform>%1 query the endpoint answered</numerusform>
            <numerusform>%1 queries the endpoint answered</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 answers %2 of them differently</source>
        <translation>
            <numerusform>%1 answers %2 of them differently</numerusform>
            <numerusform>%1 answers %2 of them differently</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>glossa::tryout::TryoutPane</name>
    <message numerus="yes">
        <source>%1 to review</source>
        <translation>
            <numerusform>%1 to review</numerusform>
            <numerusform>%1 to review</numerusform>
        </translation>
    </message>
</context>
</TS>
