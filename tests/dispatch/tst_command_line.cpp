#include "models/dispatch/command_line.h"
#include "tests/dispatch/line_kit.h"
#include "tests/testkit/dispatch_fixture.h"
#include "tests/testkit/test_program.h"

#include <QTest>

using namespace haven;
using namespace haven::test;

class CommandLineTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // What Enter will do is said of each unit: "en 3A12,4A02" named the work of the first for both.
    void eachUnitIsNamedWithItsOwnWork()
    {
        DispatchRoom room;
        for (const char* unit : {"3A12", "3A15", "4A02"})
            room.logOn(unit);
        const IncidentId noise = room.open("NOISE", "1400 Mill Ln");
        const IncidentId person = room.open("WELFARE", "800 Marsh St");
        room.dispatch("3A12", noise);
        room.dispatch("4A02", person);
        room.dispatch("3A15", noise);
        const auto sentence = [&room](const char* line) {
            const auto parsed = parseLine(line, contextOf(room));
            return parsed ? parsed->preview : refusalSentence(parsed.refusal());
        };
        const auto place = [](const std::string& said, const char* words) {
            const auto found = said.find(words);
            return found == std::string::npos ? -1 : static_cast<int>(found);
        };
        for (const char* line : {"en 3A12,4A02,3A15", "os 3A12,4A02,3A15", "cl 3A12,4A02,3A15"}) {
            const std::string said = sentence(line);
            QVERIFY2(place(said, "3A12 and 3A15") >= 0, said.c_str());
            QVERIFY2(place(said, "1400 Mill Ln") > place(said, "3A12 and 3A15"), said.c_str());
            QVERIFY2(place(said, "; 4A02 ") > place(said, "1400 Mill Ln"), said.c_str());
            QVERIFY2(place(said, "800 Marsh St") > place(said, "; 4A02 "), said.c_str());
        }
        QVERIFY(place(sentence("cl 3A12,4A02"), "the incidents stay open") > 0);
        const std::string one = sentence("cl 3A12,3A15");
        QVERIFY2(place(one, "Clear 3A12 and 3A15 from ") == 0, one.c_str());
        QVERIFY2(place(one, "the incident stays open") > 0, one.c_str());
        QVERIFY2(one.find("1400 Mill Ln") == one.rfind("1400 Mill Ln"), one.c_str());
    }

    void sendsSeveralUnitsToTheLastDigits()
    {
        DispatchRoom room;
        room.logOn("3A12");
        room.logOn("3A15");
        const IncidentId incident = room.open("WELFARE");
        const auto command = commandOf<DispatchUnits>(parseLine("d 3a12,3A15 01", contextOf(room)));
        QCOMPARE(command.units, (std::vector<UnitId>{UnitId("3A12"), UnitId("3A15")}));
        QCOMPARE(command.incident, incident);
        QCOMPARE(command.stage, AssignmentStage::Dispatched);
        QVERIFY(command.voice == SendVoice::NotSaid);
        for (const char* line : {"d 3A12 01 silent", "d silent 3A12 01", "d 01 3A12 SILENT"}) {
            const auto silent = parseLine(line, contextOf(room));
            QVERIFY(commandOf<DispatchUnits>(silent).voice == SendVoice::Silent);
            QVERIFY(silent->preview.find(", without voice.") != std::string::npos);
        }
        QCOMPARE(refusalOf(parseLine("d 3A12 01 quiet", contextOf(room))),
                 std::string("WordUnexpected"));
        QCOMPARE(refusalOf(parseLine("d 3A12 01 3A15", contextOf(room))),
                 std::string("WordUnexpected"));
    }

    // A plate with the words behind it in it would be matched with no BOLO.
    void aVehicleIsReadAsItIsSaid()
    {
        DispatchRoom room;
        room.open("NOISE");
        const auto vehicle = [&room](const std::string& words) {
            return commandOf<RecordVehicle>(parseLine("veh 01 suspect " + words, contextOf(room)))
                .vehicle;
        };
        for (const char* words :
             {"AB12345 CT black sedan", "AB 12345 CT black sedan", "CT AB12345 black sedan",
              "plate AB12345 state CT black sedan", "AB12345 state CT looks black sedan",
              "AB12345 CT looks black sedan"}) {
            const Vehicle read = vehicle(words);
            QCOMPARE(read.plate, std::string("AB12345"));
            QCOMPARE(read.plateState, std::string("CT"));
            QCOMPARE(read.description, std::string("black sedan"));
        }
        QVERIFY(vehicle("black sedan").plate.empty());
        QCOMPARE(vehicle("black sedan").description, std::string("black sedan"));
        QCOMPARE(vehicle("GOFISH CT").plate, std::string("GOFISH"));
        QCOMPARE(vehicle("GOFISH").plate, std::string("GOFISH"));
        QCOMPARE(vehicle("ABC 1234 NY").plate, std::string("ABC1234"));
        QVERIFY(vehicle("looks gray van").plate.empty());
    }

    void everyLineThatSendsToASilentIncidentSaysSo()
    {
        DispatchRoom room;
        room.logOn("3A12");
        room.logOn("3A15");
        DispatchUnits send{{UnitId("3A12")}, room.open("NOISE"), AssignmentStage::Dispatched, ""};
        send.voice = SendVoice::Silent;
        QVERIFY(room.run(send));
        room.dispatch("3A15", room.open("NOISE", "9 Elm St"));
        for (const char* line : {"d 3A15 01", "bk 3A15 3A12", "pre 3A15 01", "swap 3A12 3A15"}) {
            const auto parsed = parseLine(line, contextOf(room));
            QVERIFY2(parsed.isOk(), line);
            QVERIFY2(parsed->preview.find(", without voice.") != std::string::npos,
                     parsed->preview.c_str());
        }
        QCOMPARE(parseLine("pre 3A12 02", contextOf(room))->preview.find("voice"),
                 std::string::npos);
    }

    // A wrong plate that looks right is read out for a record check.
    void whatOnlyLooksLikeAPlateIsNone()
    {
        DispatchRoom room;
        room.open("NOISE");
        const auto vehicle = [&room](const std::string& words) {
            return commandOf<RecordVehicle>(parseLine("veh 01 suspect " + words, contextOf(room)))
                .vehicle;
        };
        for (const char* words :
             {"gray 2014 Camry", "red 2014 Camry", "red 2014 in lot", "red F150", "tan 4dr",
              "sedan in lot", "sedan in", "black or gray sedan", "black OR gray sedan"}) {
            const Vehicle read = vehicle(words);
            QVERIFY2(read.plate.empty(), words);
            QVERIFY2(read.plateState.empty(), words);
            QCOMPARE(read.description, std::string(words));
        }
        const Vehicle dated = vehicle("AB12345 2019 black Honda");
        QCOMPARE(dated.plate, std::string("AB12345"));
        QCOMPARE(dated.description, std::string("2019 black Honda"));
        const Vehicle doors = vehicle("AB12345 4-door");
        QCOMPARE(doors.plate, std::string("AB12345"));
        QCOMPARE(doors.description, std::string("4-door"));
        // A number that could be a year is of the plate where its state stands behind it.
        QCOMPARE(vehicle("ABC 2014 NY").plate, std::string("ABC2014"));
        QCOMPARE(vehicle("ABC 2014 NY").plateState, std::string("NY"));
        // Where it stands is no state: a wrong one is matched with the plate of somebody else.
        for (const char* words : {"in lot", "IN LOT", "on lawn", "ok to tow"}) {
            const Vehicle read = vehicle(std::string("AB12345 ") + words);
            QCOMPARE(read.plate, std::string("AB12345"));
            QVERIFY2(read.plateState.empty(), words);
            QCOMPARE(read.description, std::string(words));
        }
        QCOMPARE(vehicle("AB12345 in").plateState, std::string("IN"));
        QCOMPARE(vehicle("AB12345 IN gray van").plateState, std::string("IN"));
        QCOMPARE(vehicle("AB12345 ma gray van").plateState, std::string("MA"));
    }

    void severalDispositionsCloseInOneLine()
    {
        DispatchRoom room;
        room.open("NOISE");
        for (const char* line : {"x 01 DONE,HAZ gone", "x DONE,HAZ 01 gone"}) {
            const auto parsed = parseLine(line, contextOf(room));
            const auto close = commandOf<CloseIncident>(parsed);
            QCOMPARE(close.disposition, DispositionCode("DONE"));
            QCOMPARE(close.further, std::vector<DispositionCode>{DispositionCode("HAZ")});
            QCOMPARE(close.reason, std::string("gone"));
            QVERIFY(parsed->preview.find("Settled on contact, also Hazard dealt with") !=
                    std::string::npos);
        }
        // The second one is not taken for a reason.
        for (const char* line : {"x 01 DONE, HAZ", "x 01 DONE ,HAZ gone", "x 01 DONE , HAZ"})
            QCOMPARE(refusalOf(parseLine(line, contextOf(room))), std::string("WordUnexpected"));
    }

    // While a line is typed it is read at each key: one that names nobody is refused like any
    // other.
    void aCommaAloneNamesNoUnit()
    {
        DispatchRoom room;
        room.logOn("3A12");
        room.open("WELFARE");
        for (const char* line :
             {"tr ,", "em ,", "em ,,", "em u:,", "mv , @Elm", "pre , 01", "em \"\"", "d \"\" 01",
              "swap , 3A12", "prim , 01", "ss , @Elm", "ov , NOISE @Elm", "chk ,"})
            QCOMPARE(refusalOf(parseLine(line, contextOf(room))), std::string("SlotMissing"));
    }

    // Each is about one unit, and a second one would not know that nothing was done for it.
    void aSecondUnitIsNotQuietlyLeftOut()
    {
        DispatchRoom room;
        room.logOn("3A12");
        room.logOn("3A15");
        room.open("WELFARE");
        for (const char* line :
             {"pre 3A12,3A15 01", "tr 3A12,3A15 Harbor", "mv 3A12,3A15 @Elm", "swap 3A12,3A15 3A15",
              "prim 3A12,3A15 01", "stk 3A12,3A15 01", "unstk 3A12,3A15 01 x", "nx 3A12,3A15",
              "tra 3A12,3A15 odo 4", "crew 3A12,3A15 car 4", "noack 3A12,3A15 x",
              "ran 3A12,3A15 plate none AB12345"})
            QCOMPARE(refusalOf(parseLine(line, contextOf(room))), std::string("WordUnexpected"));
        QCOMPARE(commandOf<MoveUnit>(parseLine("mv 3A12,3A12 @Elm", contextOf(room))).unit,
                 UnitId("3A12"));
        // Help is called for each of them; it is answered and ended for one by its name.
        for (const char* line : {"em 3A12,3A15 ack", "em 3A12,3A15 end safe"})
            QCOMPARE(refusalOf(parseLine(line, contextOf(room))), std::string("WordUnexpected"));
        const auto slip = parseLine("em 3A12,3A1S", contextOf(room));
        QCOMPARE(slip->preview,
                 std::string("Officer emergency for 3A12: every position is told. "
                             "No unit on duty is called 3A1S: check the call sign."));
        const auto both = commandOf<DeclareEmergency>(parseLine("em 3A12,3A15", contextOf(room)));
        QCOMPARE(both.unit, UnitId("3A12"));
        QCOMPARE(both.others, std::vector<UnitId>{UnitId("3A15")});
    }

    void aStopTakesPlateAndStateAsTheyAreSaid()
    {
        DispatchRoom room;
        room.logOn("3A12");
        room.logOn("3A15");
        const auto stop = [&room](const char* line) {
            return commandOf<OnViewActivity>(parseLine(line, contextOf(room)));
        };
        for (const char* line :
             {"ts 3A12 AB12345 CT @Main St", "ts 3A12 ct ab12345 @Main St",
              "ts 3A12 AB12345 @Main St reg ct", "ts 3A12 AB 12345 CT @Main St",
              "ts 3A12 CT AB 12345 @Main St", "ts 3A12 @\"Main St\" AB12345 CT ! black sedan"}) {
            const OnViewActivity command = stop(line);
            QCOMPARE(command.plate, std::string("AB12345"));
            QCOMPARE(command.plateState, std::string("CT"));
        }
        QCOMPARE(stop("ts 3A12 AB 12345 @Main St").plate, std::string("AB12345"));
        QVERIFY(stop("ts 3A12 AB12345 @Main St").plateState.empty());
        // The letters of a state before digits alone are the state, and the preview says so.
        for (const char* line : {"ts 3A12 CT 12345 @Main St", "ts 3A12 12345 ct @Main St"}) {
            const auto parsed = parseLine(line, contextOf(room));
            const auto command = commandOf<OnViewActivity>(parsed);
            QCOMPARE(command.plate, std::string("12345"));
            QCOMPARE(command.plateState, std::string("CT"));
            QVERIFY(parsed->preview.find("Plate 12345, state CT.") != std::string::npos);
        }
        const auto plain = parseLine("ts 3A12 CT12345 @Main St", contextOf(room));
        QVERIFY(plain->preview.find("Plate CT12345.") != std::string::npos);
        for (const char* line : {"ts 3A12 AB12345 black @Main St", "ts 3A12 AB 1234 @Main St",
                                 "ts 3A12 AB12345 CT @Main St reg MA"})
            QCOMPARE(refusalOf(parseLine(line, contextOf(room))), std::string("WordUnexpected"));
        // Nobody who is named is left out.
        const OnViewActivity both = stop("ts 3A12,3A15 AB12345 @Main St");
        QCOMPARE(both.unit, UnitId("3A12"));
        QCOMPARE(both.backups, std::vector<UnitId>{UnitId("3A15")});
    }

    void aFieldIsQuotedOrNotAndEmptied()
    {
        DispatchRoom room;
        OpenIncident opening;
        opening.type = TypeCode("NOISE");
        opening.location.text = "12 Oak Ave";
        opening.call = CallDraft{};
        QVERIFY(room.run(opening));
        const auto value = [&room](const std::string& typed) {
            return commandOf<CorrectDetails>(parseLine("cf 01 name " + typed, contextOf(room)))
                .value;
        };
        QCOMPARE(value("Maria Lopez"), std::string("Maria Lopez"));
        QCOMPARE(value("\"Maria Lopez\""), std::string("Maria Lopez"));
        QCOMPARE(value("\"\""), std::string());
        QCOMPARE(value("\"Bo\" Ray, \"the\""), std::string("\"Bo\" Ray, \"the\""));
        QCOMPARE(value("\""), std::string("\""));
    }

    void theTypeOfALostCallSaysWhatTheCallWas()
    {
        const DispatchRoom room;
        const auto kind = [&room](const char* line) {
            return commandOf<OpenIncident>(parseLine(line, contextOf(room))).call->kind;
        };
        QCOMPARE(kind("new 911H @Elm tel 2035550147"), CallKind::HangUp);
        QCOMPARE(kind("new hangup @Elm"), CallKind::HangUp);
        QCOMPARE(kind("new 911OPN @Elm"), CallKind::OpenLine);
        QCOMPARE(kind("new NOISE @Elm tel 2035550147"), CallKind::Voice);
    }

    void aReasonEndsWhereTheNarrativeBegins()
    {
        DispatchRoom room;
        room.logOn("3A12");
        const IncidentId incident = room.open("WELFARE");
        const auto stop = commandOf<OnViewActivity>(
            parseLine("ss 3A12 @Elm because waved down by her ! she has a gun", contextOf(room)));
        QCOMPARE(stop.overrideReason, std::string("waved down by her"));
        QCOMPARE(stop.note, std::string("she has a gun"));
        // A line that takes no narrative keeps every word as the reason.
        const auto sent =
            commandOf<DispatchUnits>(parseLine("d 3A12 01 because now ! help", contextOf(room)));
        QCOMPARE(sent.incident, incident);
        QCOMPARE(sent.overrideReason, std::string("now ! help"));
    }

    void takesWordsInAnotherOrderWhereTheirKindIsClear()
    {
        DispatchRoom room;
        room.logOn("3A12");
        const IncidentId incident = room.open("WELFARE");
        const auto command = commandOf<DispatchUnits>(parseLine("d 01 3A12", contextOf(room)));
        QCOMPARE(command.units, std::vector<UnitId>{UnitId("3A12")});
        QCOMPARE(command.incident, incident);
    }

    void readsAUnitAsTheIncidentItWorks()
    {
        DispatchRoom room;
        room.logOn("3A12");
        const IncidentId incident = room.open("WELFARE");
        room.dispatch("3A12", incident);
        const auto command = commandOf<AddNote>(parseLine("n 3A12 at the door", contextOf(room)));
        QCOMPARE(command.incident, incident);
        QCOMPARE(command.text, std::string("at the door"));
    }

    void aBlankAfterACommaDoesNotPartTheUnits()
    {
        DispatchRoom room;
        room.logOn("K9-1");
        room.logOn("4A02");
        room.open("WELFARE");
        const auto sent = commandOf<DispatchUnits>(parseLine("d K9-1, 4A02 01", contextOf(room)));
        QCOMPARE(sent.units.size(), std::size_t{2});
        QCOMPARE(sent.units.back(), UnitId("4A02"));
    }

    void keepsFreeTextVerbatim()
    {
        DispatchRoom room;
        room.open("WELFARE");
        const auto note =
            commandOf<AddNote>(parseLine("n 01 -3  \"two\"  at 21:40  p1 ! x", contextOf(room)));
        QCOMPARE(note.text, std::string("-3  \"two\"  at 21:40  p1 ! x"));
        const auto opened = commandOf<OpenIncident>(parseLine(
            "new WELFARE @12 Oak Ave p2 tel 2035550147 ! says  -3, p1 @home", contextOf(room)));
        QCOMPARE(opened.narrative, std::string("says  -3, p1 @home"));
        QCOMPARE(opened.location.text, std::string("12 Oak Ave"));
        QCOMPARE(opened.priority, std::optional(Priority::P2));
        QCOMPARE(opened.call->callback, std::string("2035550147"));
    }

    void readsQuotedPlacesAndPositions()
    {
        DispatchRoom room;
        const auto quoted =
            commandOf<OpenIncident>(parseLine("new @\"Elm & Third\" WELFARE", contextOf(room)));
        QCOMPARE(quoted.location.text, std::string("Elm & Third"));
        QVERIFY(!quoted.location.point);
        const auto outside =
            commandOf<OpenIncident>(parseLine("new WELFARE @10.5,-20.25", contextOf(room)));
        QCOMPARE(outside.location.confidence, Confidence::Coordinates);
        QCOMPARE(outside.location.point->latE7, 105'000'000);
        QVERIFY(!outside.location.beat);
    }

    void meansTheSelectedIncidentByADot()
    {
        DispatchRoom room;
        const IncidentId incident = room.open("WELFARE");
        QCOMPARE(refusalOf(parseLine("clin .", contextOf(room))), std::string("NothingSelected"));
        QCOMPARE(
            commandOf<RequestClinician>(parseLine("clin .", contextOf(room, incident))).incident,
            incident);
    }

    void answersFactsWithTheirValues()
    {
        DispatchRoom room;
        room.open("WELFARE");
        const auto known =
            commandOf<AnswerFact>(parseLine("ans 01 weapon in_hand", contextOf(room)));
        QCOMPARE(known.fact, Fact::Weapon);
        QCOMPARE(known.answer.value, std::string("in_hand"));
        const auto unable =
            commandOf<AnswerFact>(parseLine("ans 01 injury unable he hung up", contextOf(room)));
        QCOMPARE(unable.answer.state, AskState::Unable);
        QCOMPARE(unable.answer.reason, std::string("he hung up"));
        QCOMPARE(refusalOf(parseLine("ans 01 weapon purple", contextOf(room))),
                 std::string("FactValueUnknown"));
        QCOMPARE(refusalOf(parseLine("ans 01 color red", contextOf(room))),
                 std::string("FactUnknown"));
    }
};

HAVEN_TESTS(CommandLineTest)
#include "tst_command_line.moc"
