<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en_US">
<context>
    <name>haven::ui::BoardPanel</name>
    <message numerus="yes">
        <source>%n row(s) copied, as they are shown.</source>
        <translation>
            <numerusform>%n row copied, as it is shown.</numerusform>
            <numerusform>%n rows copied, as they are shown.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>haven::ui::BoardView</name>
    <message numerus="yes">
        <source>%n new above (Home)</source>
        <comment>rows out of sight; Home is the key</comment>
        <translation>
            <numerusform>%n new above (Home)</numerusform>
            <numerusform>%n new above (Home)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>haven::ui::CallPart</name>
    <message numerus="yes">
        <source>%n call(s)</source>
        <translation>
            <numerusform>%n call</numerusform>
            <numerusform>%n calls</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>CALL BACK %1, %2. Tried %n time(s), waiting %3.</source>
        <comment>a number, why, time</comment>
        <translation>
            <numerusform>CALL BACK %1, %2. Tried %n time, waiting %3.</numerusform>
            <numerusform>CALL BACK %1, %2. Tried %n times, waiting %3.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Text session open for %1, %n line(s)</source>
        <comment>a time</comment>
        <translation>
            <numerusform>Text session open for %1, %n line</numerusform>
            <numerusform>Text session open for %1, %n lines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>haven::ui::ChecklistPanel</name>
    <message numerus="yes">
        <source>Step %1 of %2, %n done</source>
        <comment>step, steps in all</comment>
        <translation>
            <numerusform>Step %1 of %2, %n done</numerusform>
            <numerusform>Step %1 of %2, %n done</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>haven::ui::ClinicianList</name>
    <message numerus="yes">
        <source>%n waiting</source>
        <comment>requests that nobody has answered</comment>
        <translation>
            <numerusform>%n waiting</numerusform>
            <numerusform>%n waiting</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>haven::ui::DetailRows</name>
    <message numerus="yes">
        <source>, TEXT SESSION OPEN, %n line(s)</source>
        <translation>
            <numerusform>, TEXT SESSION OPEN, %n line</numerusform>
            <numerusform>, TEXT SESSION OPEN, %n lines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>haven::ui::MapView</name>
    <message numerus="yes">
        <source>%n incidents</source>
        <translation>
            <numerusform>%n incident</numerusform>
            <numerusform>%n incidents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n units</source>
        <translation>
            <numerusform>%n unit</numerusform>
            <numerusform>%n units</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>haven::ui::MarkLayout</name>
    <message numerus="yes">
        <source>+%n more</source>
        <comment>incidents at one place</comment>
        <translation>
            <numerusform>+%n more</numerusform>
            <numerusform>+%n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>+%n</source>
        <comment>further units at one place</comment>
        <translation>
            <numerusform>+%n</numerusform>
            <numerusform>+%n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n units</source>
        <comment>units at one place</comment>
        <translation>
            <numerusform>%n unit</numerusform>
            <numerusform>%n units</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>haven::ui::QueueDelegate</name>
    <message numerus="yes">
        <source>%n seconds</source>
        <comment>a time, spoken</comment>
        <translation>
            <numerusform>%n second</numerusform>
            <numerusform>%n seconds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minutes</source>
        <comment>a time, spoken</comment>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hours</source>
        <comment>a time, spoken</comment>
        <translation>
            <numerusform>%n hour</numerusform>
            <numerusform>%n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n request(s) to others, late</source>
        <comment>how many are open</comment>
        <translation>
            <numerusform>%n request to others, late</numerusform>
            <numerusform>%n requests to others, late</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n request(s) to others</source>
        <comment>how many are open</comment>
        <translation>
            <numerusform>%n request to others</numerusform>
            <numerusform>%n requests to others</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>haven::ui::SignOnPanel</name>
    <message numerus="yes">
        <source>OFFICER EMERGENCY: %n not acknowledged. Sign on to answer.</source>
        <translation>
            <numerusform>OFFICER EMERGENCY: %n not acknowledged. Sign on to answer.</numerusform>
            <numerusform>OFFICER EMERGENCY: %n not acknowledged. Sign on to answer.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>haven::ui::TypedLines</name>
    <message numerus="yes">
        <source>Session open, %n line(s) on the record</source>
        <translation>
            <numerusform>Session open, %n line on the record</numerusform>
            <numerusform>Session open, %n lines on the record</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Session ended, %n line(s) on the record</source>
        <translation>
            <numerusform>Session ended, %n line on the record</numerusform>
            <numerusform>Session ended, %n lines on the record</numerusform>
        </translation>
    </message>
</context>
</TS>
