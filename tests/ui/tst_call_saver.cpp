#include "tests/testkit/fake_desk.h"
#include "tests/testkit/test_program.h"
#include "ui/intake/call_rack.h"
#include "ui/intake/sheet_choices.h"

#include <QSignalSpy>
#include <QtTest>

using namespace haven;
using namespace haven::test;
using namespace haven::ui;

namespace {

using Field = SheetField;

// A call with the two things that put it on the board.
CallSaver& startedCall(CallRack& rack)
{
    CallSaver& saver = *rack.begin({});
    saver.type(Field::Location, "12 Oak Ave");
    saver.leave(Field::Location);
    saver.type(Field::Type, "noise");
    saver.leave(Field::Type);
    return saver;
}

const Incident& onBoard(CallSaver& saver)
{
    if (!QTest::qWaitFor([&] { return saver.incident() != nullptr; }))
        qFatal("the call did not come on the board");
    return *saver.incident();
}

QStringList notesOf(const Incident& incident)
{
    QStringList texts;
    for (const auto& note : incident.notes) {
        if (!note.correctedBy)
            texts += QString::fromStdString(note.text);
    }
    return texts;
}

} // namespace

class TestCallSaver final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void placeAndTypePutTheCallOnTheBoard()
    {
        FakeDesk desk;
        CallRack rack(desk);
        CallSaver& saver = *rack.begin({});
        saver.type(Field::Location, "12 Oak Ave");
        saver.leave(Field::Location);
        QCOMPARE(saver.stateOf(Field::Location), SaveState::Typed);
        QVERIFY(desk.commands().empty());
        saver.type(Field::Type, "noise");
        saver.leave(Field::Type);
        QCOMPARE(saver.stateOf(Field::Type), SaveState::Saving);
        const Incident& incident = onBoard(saver);
        QCOMPARE(incident.location.text, std::string("12 Oak Ave"));
        QVERIFY(incident.location.confidence == Confidence::Forced);
        QCOMPARE(incident.type.value, std::string("NOISE"));
        QCOMPARE(incident.calls.size(), std::size_t(1));
        QTRY_COMPARE(saver.stateOf(Field::Location), SaveState::Saved);
    }

    void savedIsNeverSaidBeforeTheAnswer()
    {
        FakeDesk desk;
        desk.setAnswering(Answering::WhenTold);
        CallRack rack(desk);
        CallSaver& saver = startedCall(rack);
        QTest::qWait(20);
        QCOMPARE(saver.stateOf(Field::Type), SaveState::Saving);
        saver.type(Field::CallerName, "Ana Ruiz");
        saver.leave(Field::CallerName);
        QCOMPARE(desk.commands().size(), std::size_t(1));
        desk.answerAll(); // the incident, and at once what was left meanwhile
        QCOMPARE(saver.stateOf(Field::CallerName), SaveState::Saved);
        QCOMPARE(saver.incident()->calls.front().callerName, std::string("Ana Ruiz"));
    }

    void everyFieldSavesItselfOnLeavingIt()
    {
        FakeDesk desk;
        CallRack rack(desk);
        CallSaver& saver = startedCall(rack);
        onBoard(saver);
        const std::pair<Field, const char*> texts[] = {
            {Field::Detail, "rear door"},         {Field::CallerName, "Ana Ruiz"},
            {Field::Callback, "203-555-0147"},    {Field::SafeContact, "Voicemail"},
            {Field::SafeContactWhen, "mornings"}, {Field::Relation, "sister"},
            {Field::Language, "Spanish"},         {Field::CallerLocation, "9 Elm St"},
            {Field::Narrative, "HE IS PACING"},   {Field::Priority, "1"}};
        for (const auto& [field, text] : texts) {
            saver.type(field, text);
            QCOMPARE(saver.stateOf(field), SaveState::Typed);
            saver.leave(field);
            QTRY_COMPARE(saver.stateOf(field), SaveState::Saved);
        }
        const Incident& incident = *saver.incident();
        const Call& call = incident.calls.front();
        QCOMPARE(incident.location.detail, std::string("rear door"));
        QVERIFY(incident.priority == Priority::P1);
        QCOMPARE(notesOf(incident), QStringList{QStringLiteral("HE IS PACING")});
        QCOMPARE(call.callback, std::string("203-555-0147"));
        QVERIFY(call.safeContact == SafeContact::Voicemail);
        QCOMPARE(call.safeContactWhen, std::string("mornings"));
        QCOMPARE(call.relation, std::string("sister"));
        QCOMPARE(call.language, std::string("Spanish"));
        QCOMPARE(call.callerLocation.text, std::string("9 Elm St"));
    }

    void theNarrativeGrowsByNotesAndIsCorrectedByNotes()
    {
        FakeDesk desk;
        CallRack rack(desk);
        CallSaver& saver = startedCall(rack);
        onBoard(saver);
        const auto write = [&](const char* text) {
            saver.type(Field::Narrative, text);
            saver.leave(Field::Narrative);
            QTRY_COMPARE(saver.stateOf(Field::Narrative), SaveState::Saved);
        };
        write("LOUD MUSIC");
        write("LOUD MUSIC\nNOW SHOUTING");
        QCOMPARE(notesOf(*saver.incident()),
                 (QStringList{QStringLiteral("LOUD MUSIC"), QStringLiteral("NOW SHOUTING")}));
        write("LOUD TV\nNOW SHOUTING");
        QCOMPARE(notesOf(*saver.incident()),
                 (QStringList{QStringLiteral("NOW SHOUTING"), QStringLiteral("LOUD TV")}));
        QVERIFY(desk.lastCommand<AddNote>()->corrects.has_value());
        write("LOUD TV\nNOW SHOUTING, GLASS");
        QCOMPARE(saver.incident()->notes.size(), std::size_t(4));
    }

    void aRefusalKeepsTheTextAndSaysWhy()
    {
        FakeDesk desk;
        CallRack rack(desk);
        CallSaver& saver = startedCall(rack);
        onBoard(saver);
        desk.refuseNextWith(refuse(RefusalCode::TextTooLong, "caller_name", "2000"));
        saver.type(Field::CallerName, "Ana Ruiz");
        saver.leave(Field::CallerName);
        QTRY_COMPARE(saver.stateOf(Field::CallerName), SaveState::Refused);
        QCOMPARE(saver.sheet().text(Field::CallerName), std::string("Ana Ruiz"));
        QVERIFY(saver.whyRefused(slotOf(Field::CallerName)).contains(QStringLiteral("2000")));
        QVERIFY(saver.isUnfinished());
        saver.save();
        QTRY_COMPARE(saver.stateOf(Field::CallerName), SaveState::Saved);
    }

    void aFieldAtFaultNeverKeepsTheCallOffTheBoard()
    {
        FakeDesk desk;
        CallRack rack(desk);
        CallSaver& saver = *rack.begin({});
        const std::string tooLong(2001, 'x');
        saver.type(Field::CallerName, tooLong);
        saver.type(Field::Narrative, std::string(16'385, 'n'));
        saver.type(Field::Callback, std::string("555\0"
                                                "0147",
                                                8));
        saver.type(Field::Location, "12 Oak Ave");
        saver.type(Field::Type, "NOISE");
        saver.save();
        onBoard(saver);
        for (const Field field : {Field::CallerName, Field::Narrative, Field::Callback})
            QTRY_COMPARE(saver.stateOf(field), SaveState::Refused);
        QCOMPARE(saver.sheet().text(Field::CallerName), tooLong);
        saver.type(Field::CallerName, std::string(2000, 'x'));
        saver.leave(Field::CallerName);
        saver.type(Field::Narrative, std::string(16'384, 'n'));
        saver.leave(Field::Narrative);
        QTRY_COMPARE(saver.stateOf(Field::CallerName), SaveState::Saved);
        QTRY_COMPARE(saver.stateOf(Field::Narrative), SaveState::Saved);
    }

    void changingTheTypeSaysWhatChanged()
    {
        FakeDesk desk;
        CallRack rack(desk);
        CallSaver& saver = startedCall(rack);
        onBoard(saver);
        QSignalSpy said(&saver, &CallSaver::said);
        saver.type(Field::Type, "suicidal");
        saver.leave(Field::Type);
        QTRY_COMPARE(said.size(), 1);
        const QString words = said.front().front().toString();
        QVERIFY2(words.contains(QStringLiteral("Suicidal person")), qPrintable(words));
        QVERIFY2(words.contains(QStringLiteral("became P1")), qPrintable(words));
        QVERIFY2(words.contains(QStringLiteral("Checklist")), qPrintable(words));
        QVERIFY(saver.incident()->protocol.has_value());
    }

    void loweringThePriorityTakesItsReasonWithIt()
    {
        FakeDesk desk;
        CallRack rack(desk);
        CallSaver& saver = startedCall(rack);
        onBoard(saver);
        saver.type(Field::Priority, "5");
        saver.leave(Field::Priority);
        QTRY_COMPARE(saver.stateOf(Field::Priority), SaveState::Refused);
        saver.type(Field::Priority, "5 music is off");
        saver.leave(Field::Priority);
        QTRY_COMPARE(saver.stateOf(Field::Priority), SaveState::Saved);
        QCOMPARE(desk.lastCommand<ChangePriority>()->reason, std::string("music is off"));
    }

    void aCallIsJoinedToWhatIsOnTheBoard()
    {
        FakeDesk desk;
        const IncidentId known = desk.room().open("NOISE", "40 Mill Row");
        desk.sync();
        CallRack rack(desk);
        CallSaver& saver = *rack.begin({});
        saver.type(Field::Location, "Mill Row & Depot");
        saver.type(Field::Callback, "203-555-0188");
        saver.type(Field::Narrative, "HEARD IT TOO");
        saver.join(known);
        QTRY_COMPARE(saver.sheet().incident, std::optional(known));
        QTRY_VERIFY(!saver.isSaving());
        const Incident& incident = *saver.incident();
        QCOMPARE(desk.state().incidents.size(), std::size_t(1));
        QCOMPARE(incident.calls.back().callback, std::string("203-555-0188"));
        QCOMPARE(notesOf(incident),
                 (QStringList{QStringLiteral("HEARD IT TOO"),
                              QStringLiteral("This caller gave the place as: Mill Row & Depot")}));
        QCOMPARE(saver.sheet().text(Field::Location), std::string("40 Mill Row"));
        QVERIFY(!saver.isUnfinished());
    }

    void anotherCallerHasARecordOfTheirOwn()
    {
        FakeDesk desk;
        CallRack rack(desk);
        CallSaver& first = startedCall(rack);
        const IncidentId id = onBoard(first).id;
        CallSaver& second = *rack.begin(furtherCallOn(*first.incident()));
        second.type(Field::CallerName, "Neighbor");
        second.leave(Field::CallerName);
        QTRY_COMPARE(second.stateOf(Field::CallerName), SaveState::Saved);
        second.type(Field::Callback, "203-555-0199");
        second.leave(Field::Callback);
        QTRY_COMPARE(second.stateOf(Field::Callback), SaveState::Saved);
        const Incident& incident = desk.state().incidents.at(id);
        QCOMPARE(incident.calls.size(), std::size_t(2));
        QCOMPARE(incident.calls.front().callerName, std::string());
        QCOMPARE(incident.calls.back().callback, std::string("203-555-0199"));
    }

    void peopleVehiclesAndCautionsAreRecordedAndSetRight()
    {
        FakeDesk desk;
        CallRack rack(desk);
        CallSaver& saver = startedCall(rack);
        onBoard(saver);
        Person person;
        person.name = "Sam";
        saver.setPerson(0, person);
        saver.leave(rowSlot(SlotKind::Person, 0));
        Vehicle vehicle;
        vehicle.plate = "ab 1234";
        saver.setVehicle(0, vehicle);
        saver.leave(rowSlot(SlotKind::Vehicle, 0));
        Caution caution;
        caution.kind = CautionKind::Weapon;
        caution.text = "hunting rifle";
        caution.source = "brother";
        saver.setCaution(0, caution);
        saver.leave(rowSlot(SlotKind::Caution, 0));
        QTRY_COMPARE(saver.stateOf(rowSlot(SlotKind::Caution, 0)), SaveState::Saved);
        QCOMPARE(saver.stateOf(rowSlot(SlotKind::Vehicle, 0)), SaveState::Saved);
        person = saver.sheet().persons.front();
        QVERIFY(person.id != PersonId{});
        person.born = "about 22";
        saver.setPerson(0, person);
        saver.leave(rowSlot(SlotKind::Person, 0));
        QTRY_COMPARE(saver.stateOf(rowSlot(SlotKind::Person, 0)), SaveState::Saved);
        QCOMPARE(saver.incident()->persons.size(), std::size_t(1));
        QCOMPARE(saver.incident()->persons.front().born, std::string("about 22"));
        const Caution& known = desk.state().cautions.begin()->second;
        QVERIFY(known.verification == Verification::ReportedNotVerified);
        QCOMPARE(known.place.text, std::string("12 Oak Ave"));
    }

    void medicalQuestionsKeepTheTimeTheyBegan()
    {
        FakeDesk desk;
        CallRack rack(desk);
        CallSaver& saver = *rack.begin({});
        const Instant began = desk.now();
        saver.recordEmd(EmdState::Started, std::nullopt);
        desk.pass(Span::minutes(1));
        saver.type(Field::Location, "12 Oak Ave");
        saver.type(Field::Type, "NOISE");
        saver.save();
        onBoard(saver);
        QTRY_COMPARE(saver.stateOf(SheetSlot{SlotKind::Emd}), SaveState::Saved);
        QVERIFY(saver.incident()->emd.at == std::optional(began));
        saver.setEmdTexts("", "25-A-1");
        saver.leave(SheetSlot{SlotKind::Emd});
        QTRY_COMPARE(saver.incident()->emd.determinant, std::string("25-A-1"));
    }

    void linesTypedWhileOthersAreOnTheirWayStay()
    {
        FakeDesk desk;
        CallRack rack(desk);
        CallSaver& saver = startedCall(rack);
        onBoard(saver);
        QTRY_COMPARE(saver.stateOf(Field::Type), SaveState::Saved);
        desk.setAnswering(Answering::WhenTold);
        const SheetSlot lines{SlotKind::Lines};
        saver.typeLines("c: one", TextSpeaker::Caller);
        QCOMPARE(saver.stateOf(lines), SaveState::Typed);
        QVERIFY(saver.isUnfinished());
        saver.addLines();
        QCOMPARE(saver.stateOf(lines), SaveState::Saving);
        saver.typeLines("c: one\nu: two", TextSpeaker::Caller);
        desk.answerAll();
        QCOMPARE(saver.sheet().typedLines, std::string("u: two"));
        QCOMPARE(saver.stateOf(lines), SaveState::Typed);
        saver.addLines();
        desk.answerAll();
        QCOMPARE(saver.sheet().typedLines, std::string());
        QCOMPARE(saver.stateOf(lines), SaveState::Empty);
        QCOMPARE(notesOf(*saver.incident()),
                 (QStringList{QStringLiteral("caller: one"), QStringLiteral("us: two")}));
    }

    // A line that was not at its end stays whole, and what names nobody stays whose it was.
    void linesAreCutOnlyBetweenLines()
    {
        FakeDesk desk;
        CallRack rack(desk);
        CallSaver& saver = startedCall(rack);
        onBoard(saver);
        QTRY_COMPARE(saver.stateOf(Field::Type), SaveState::Saved);
        desk.setAnswering(Answering::WhenTold);
        saver.typeLines("c: one\nu: are you\nby the sta", TextSpeaker::Caller);
        saver.addLines();
        saver.typeLines("c: one\nu: are you\nby the station", TextSpeaker::Caller);
        desk.answerAll();
        QCOMPARE(saver.sheet().typedLines, std::string("by the station"));
        QCOMPARE(saver.sheet().firstSpeaker, TextSpeaker::Us);
        saver.addLines();
        desk.answerAll();
        QCOMPARE(saver.sheet().typedLines, std::string());
        QCOMPARE(notesOf(*saver.incident()).back(), QStringLiteral("us: by the station"));
        // One line alone, and nothing of it is lost.
        saver.typeLines("wh", TextSpeaker::Us);
        saver.addLines();
        saver.typeLines("where", TextSpeaker::Us);
        desk.answerAll();
        QCOMPARE(saver.sheet().typedLines, std::string("where"));
    }

    // A crash between sending and the answer: what is on the record is not written down twice.
    void linesThatReachedTheRecordBeforeACrashAreGone()
    {
        FakeDesk desk;
        CallSheet sheet;
        {
            CallRack rack(desk);
            CallSaver& saver = startedCall(rack);
            onBoard(saver);
            QTRY_COMPARE(saver.stateOf(Field::Type), SaveState::Saved);
            saver.typeLines("where are you", TextSpeaker::Us);
            sheet = saver.sheet();
        }
        sheet.wasSent = true;
        QCOMPARE(CallSaver(desk, sheet).sheet().typedLines, std::string("where are you"));
        QVERIFY(desk.room().run(AddTranscript{*sheet.incident, sheet.call, "u: where are you"}));
        desk.sync();
        QCOMPARE(CallSaver(desk, sheet).sheet().typedLines, std::string());
        sheet.wasSent = false;
        QCOMPARE(CallSaver(desk, sheet).sheet().typedLines, std::string("where are you"));
    }

    void whatWasDoneBeforeThereWasAnIncidentGoesOnItsRecord()
    {
        FakeDesk desk;
        const IncidentId other = desk.room().open("NOISE", "12 Oak Ave");
        Caution caution;
        caution.text = "dog";
        caution.source = "neighbor";
        QVERIFY(desk.room().run(RecordCaution{caution, other}).isOk());
        desk.sync();
        CallRack rack(desk);
        CallSaver& saver = *rack.begin({});
        saver.setKind(CallKind::HangUp);
        saver.recordCallback(CallbackResult::NoAnswer);
        saver.acknowledge(CautionId(1));
        saver.type(Field::Location, "12 Oak Ave");
        saver.type(Field::Type, "NOISE");
        saver.save();
        onBoard(saver);
        QTRY_VERIFY(!saver.isSaving());
        QVERIFY(saver.call()->kind == CallKind::HangUp);
        QVERIFY(saver.call()->callbacks == std::vector{CallbackResult::NoAnswer});
        QCOMPARE(saver.incident()->cautionsSeen.count(CautionId(1)), std::size_t(1));
        saver.setKind(CallKind::OpenLine);
        QTRY_VERIFY(saver.call()->kind == CallKind::OpenLine);
    }

    // Whoever types "911H" has no caller on the line; a kind chosen afterwards stands.
    void theTypeOfALostCallSetsItsKindOnce()
    {
        FakeDesk desk;
        CallRack rack(desk);
        CallSaver& saver = *rack.begin({});
        saver.type(Field::Type, "911H");
        saver.leave(Field::Type);
        QVERIFY(saver.sheet().kind == CallKind::HangUp);
        // A slip that is corrected makes nobody a lost caller.
        saver.type(Field::Type, "NOISE");
        saver.leave(Field::Type);
        QVERIFY(saver.sheet().kind == CallKind::Voice);
        saver.type(Field::Type, "911H");
        saver.leave(Field::Type);
        QVERIFY(saver.sheet().kind == CallKind::HangUp);
        saver.setKind(CallKind::Voice);
        saver.leave(Field::Type);
        QVERIFY(saver.sheet().kind == CallKind::Voice);
        saver.type(Field::Type, "911OPN");
        saver.leave(Field::Type);
        QVERIFY(saver.sheet().kind == CallKind::OpenLine);
        saver.type(Field::Location, "12 Oak Ave");
        saver.save();
        onBoard(saver);
        QTRY_VERIFY(!saver.isSaving());
        QVERIFY(saver.call()->kind == CallKind::OpenLine);
    }

    void anAdvisedCallIsNumberedAndClosedAtOnce()
    {
        FakeDesk desk;
        CallRack rack(desk);
        CallSaver& saver = *rack.begin({});
        saver.setKind(CallKind::Advised);
        saver.type(Field::Location, "12 Oak Ave");
        saver.leave(Field::Location);
        saver.type(Field::Type, "NOISE");
        saver.leave(Field::Type);
        QVERIFY(desk.commands().empty());
        saver.type(Field::Disposition, "PHONE");
        saver.save();
        QVERIFY(onBoard(saver).stage == IncidentStage::Closed);
        QTRY_VERIFY(!saver.isUnfinished());
    }

    void anotherDeskIsFollowedWhereNothingIsTyped()
    {
        FakeDesk desk;
        CallRack rack(desk);
        CallSaver& saver = startedCall(rack);
        const IncidentId id = onBoard(saver).id;
        QTRY_VERIFY(saver.call() != nullptr);
        saver.type(Field::CallerName, "Ana");
        QVERIFY(desk.room()
                    .run(CorrectDetails{id, saver.sheet().call, "caller_name", "Bea", ""})
                    .isOk());
        QVERIFY(desk.room()
                    .run(CorrectDetails{id, saver.sheet().call, "callback", "555-0100", ""})
                    .isOk());
        desk.sync();
        QCOMPARE(saver.sheet().text(Field::Callback), std::string("555-0100"));
        QCOMPARE(saver.sheet().text(Field::CallerName), std::string("Ana"));
        QCOMPARE(saver.stateOf(Field::CallerName), SaveState::Typed);
    }

    void twoWhoWriteInOneFieldOverwriteNothing()
    {
        FakeDesk desk;
        CallRack rack(desk);
        CallSaver& saver = startedCall(rack);
        const IncidentId id = onBoard(saver).id;
        QTRY_VERIFY(saver.call() != nullptr);
        const CallId call = *saver.sheet().call;
        const auto other = [&](const char* field, const char* value) {
            mustAs(desk, supervisorSeat(), CorrectDetails{id, call, field, value, ""});
            desk.sync();
        };
        saver.type(Field::CallerName, "Ana");
        saver.type(Field::Callback, "555-0100");
        other("caller_name", "Bea");
        other("callback", "555-0100"); // the same word is no quarrel
        other("relation", "sister");   // nobody types there
        QCOMPARE(saver.sheet().text(Field::Relation), std::string("sister"));
        QCOMPARE(saver.conflicts().size(), std::size_t(1));
        const FieldConflict conflict = saver.conflicts().front();
        QCOMPARE(conflict.field, Field::CallerName);
        QCOMPARE(conflict.theirs, std::string("Bea"));
        QCOMPARE(conflict.by, supervisorSeat().agent);
        // Leaving it, and saving everything, overwrite nothing.
        saver.leave(Field::CallerName);
        saver.save();
        QTest::qWait(5);
        QCOMPARE(saver.stateOf(Field::CallerName), SaveState::Refused);
        QCOMPARE(saver.call()->callerName, std::string("Bea"));
        QVERIFY(saver.whyRefused(slotOf(Field::CallerName)).contains(QStringLiteral("Bea")));
        // Written over once more meanwhile: the newest words are shown.
        other("caller_name", "Bea Ortiz");
        QCOMPARE(saver.conflicts().front().theirs, std::string("Bea Ortiz"));
        saver.keepMine(slotOf(Field::CallerName));
        QTRY_COMPARE(saver.call()->callerName, std::string("Ana"));
        QVERIFY(saver.conflicts().empty());
        QTRY_COMPARE(saver.stateOf(Field::CallerName), SaveState::Saved);
    }

    // The form follows, and says so: what one reads back to the caller is not what one typed.
    void whatSomebodyElseChangesInTheFormIsSaid()
    {
        FakeDesk desk;
        CallRack rack(desk);
        CallSaver& saver = startedCall(rack);
        const IncidentId id = onBoard(saver).id;
        QTRY_VERIFY(saver.call() != nullptr);
        QTRY_VERIFY(!saver.isSaving());
        const QString before = QString::fromStdString(onBoard(saver).location.text);
        QSignalSpy said(&saver, &CallSaver::said);
        Location pier;
        pier.text = "99 Pier St";
        mustAs(desk, supervisorSeat(), ChangeLocation{id, std::nullopt, pier, "she corrected it"});
        desk.sync();
        QCOMPARE(saver.sheet().text(Field::Location), std::string("99 Pier St"));
        QCOMPARE(said.count(), 1);
        const QString words = said.at(0).at(0).toString();
        QVERIFY2(
            words.contains(QStringLiteral("Location is now “99 Pier St”; it was “%1”").arg(before)),
            qPrintable(words));
        mustAs(desk, supervisorSeat(),
               CorrectDetails{id, *saver.sheet().call, "relation", "sister", ""});
        desk.sync();
        QCOMPARE(said.count(), 2);
        QVERIFY2(
            said.at(1).at(0).toString().contains(QStringLiteral("wrote in Relation: “sister”")),
            qPrintable(said.at(1).at(0).toString()));
        // One's own change is no news.
        pier.text = "101 Pier St";
        mustAs(desk, desk.seat(), ChangeLocation{id, std::nullopt, pier, "read back"});
        desk.sync();
        QCOMPARE(saver.sheet().text(Field::Location), std::string("101 Pier St"));
        QCOMPARE(said.count(), 2);
    }

    void aPersonTwoHaveChangedIsAskedAbout()
    {
        FakeDesk desk;
        CallRack rack(desk);
        CallSaver& saver = startedCall(rack);
        const IncidentId id = onBoard(saver).id;
        Person person;
        person.name = "Sam";
        saver.setPerson(0, person);
        saver.leave(rowSlot(SlotKind::Person, 0));
        QTRY_COMPARE(onBoard(saver).persons.size(), std::size_t(1));
        QTRY_VERIFY(!saver.isSaving());
        Person theirs = onBoard(saver).persons.front();
        Person mine = theirs;
        mine.name = "Sam Ortiz";
        saver.setPerson(0, mine);
        theirs.phone = "203-555-0147";
        mustAs(desk, supervisorSeat(), RecordPerson{id, theirs});
        desk.sync();
        QCOMPARE(saver.conflicts().size(), std::size_t(1));
        saver.leave(rowSlot(SlotKind::Person, 0));
        QTest::qWait(5);
        QCOMPARE(onBoard(saver).persons.front().phone, std::string("203-555-0147"));
        saver.takeTheirs(rowSlot(SlotKind::Person, 0));
        QCOMPARE(saver.sheet().persons.front().phone, std::string("203-555-0147"));
        QCOMPARE(saver.sheet().persons.front().name, std::string("Sam"));
        QVERIFY(saver.conflicts().empty());
    }

    void everyLetterIsADraftAndComesBack()
    {
        FakeDesk desk;
        {
            CallRack rack(desk);
            CallSaver& saver = *rack.begin({});
            saver.type(Field::Narrative, "MAN ON THE BRIDGE");
            Person person;
            person.name = "Sam";
            saver.setPerson(0, person);
        }
        QVERIFY(!desk.draft("intake/1").empty());
        CallRack rack(desk);
        QCOMPARE(rack.parkedCount(), 1);
        CallSaver& saver = *rack.resume();
        QCOMPARE(saver.sheet().text(Field::Narrative), std::string("MAN ON THE BRIDGE"));
        QCOMPARE(saver.sheet().persons.front().name, std::string("Sam"));
        saver.type(Field::Location, "12 Oak Ave");
        saver.type(Field::Type, "NOISE");
        saver.save();
        onBoard(saver);
        QTRY_VERIFY(!saver.isUnfinished());
        rack.putAside();
        QVERIFY(desk.draft("intake/1").empty());
    }

    void draftsOfAnotherPositionAreKeptApart()
    {
        FakeDesk desk;
        CallSheet other;
        other.number = 1;
        other.startedAt = desk.now() - Span::minutes(9);
        other.texts[Field::Location] = "9 Elm St";
        CallRack rack(desk);
        CallSaver& mine = *rack.begin({});
        mine.type(Field::Location, "12 Oak Ave");
        QCOMPARE(mine.sheet().number, std::int64_t(1));
        desk.keepDraft(DeskDraft{"intake/1", sheetText(other)}); // as found at the new position
        desk.setSeat(dispatcherSeat());
        QCOMPARE(rack.parkedCount(), 1);
        QVERIFY(rack.parked().front().since == other.startedAt); // so long its caller waits
        mine.type(Field::Location, "12 Oak Avenue");
        QCOMPARE(sheetFromText(desk.draft("intake/1"))->text(Field::Location),
                 std::string("12 Oak Avenue"));
        QCOMPARE(sheetFromText(desk.draft("intake/2"))->text(Field::Location),
                 std::string("9 Elm St"));
        desk.setSeat(dispatcherSeat());
        QCOMPARE(rack.parkedCount(), 1);
    }

    void aCallThatWasSentBeforeTheCrashIsNotOpenedTwice()
    {
        FakeDesk desk;
        desk.setAnswering(Answering::WhenTold);
        std::string draft;
        {
            CallRack rack(desk);
            CallSaver& saver = *rack.begin({});
            saver.type(Field::Narrative, "LOUD MUSIC");
            saver.type(Field::Location, "12 Oak Ave");
            saver.type(Field::Type, "NOISE");
            saver.save();
            draft = desk.draft("intake/1");
        }
        desk.answerAll(); // recorded, and nobody is left to hear it
        desk.setAnswering(Answering::ByItself);
        QVERIFY(!draft.empty());
        CallRack rack(desk);
        CallSaver& saver = *rack.resume();
        QVERIFY(saver.incident() != nullptr);
        QCOMPARE(saver.stateOf(Field::Narrative), SaveState::Saved);
        QCOMPARE(saver.stateOf(Field::Location), SaveState::Saved);
        QVERIFY(!saver.isUnfinished());
    }

    void aParkedCallLeavesOnceAllOfItIsSaved()
    {
        FakeDesk desk;
        desk.setAnswering(Answering::WhenTold);
        CallRack rack(desk);
        startedCall(rack);
        rack.putAside();
        QCOMPARE(rack.parkedCount(), 1);
        desk.answerAll();
        QCOMPARE(rack.parkedCount(), 0);
        QVERIFY(desk.drafts().empty());
    }

    void anInterruptedCallStaysUntilSomebodyComesBack()
    {
        FakeDesk desk;
        CallRack rack(desk);
        CallSaver& first = startedCall(rack);
        onBoard(first);
        QTRY_VERIFY(!first.isUnfinished());
        rack.begin({});
        QCOMPARE(rack.parkedCount(), 1);
        QCOMPARE(rack.resume(), &first);
        QCOMPARE(rack.parkedCount(), 0);
        rack.putAside();
        QCOMPARE(rack.parkedCount(), 0);
    }

    void typesAreFoundByCodeAliasAndWords()
    {
        const FakeDesk desk;
        const auto& codes = desk.knowledge().codes;
        const auto first = [&](const char* text) {
            const auto found = typesFor(text, codes, 5);
            return found.empty() ? std::string() : found.front()->code.value;
        };
        QCOMPARE(first("SUICTHRT"), std::string("SUICTHRT"));
        QCOMPARE(first("suicidal"), std::string("SUICTHRT"));
        QCOMPARE(first("welf ch"), std::string("WELFARE"));
        QCOMPARE(first("zzz"), std::string());
        QVERIFY(typesFor("", codes, 5).empty());
        QCOMPARE(first("alarm audible"), std::string("ALMA")); // not "Burglar alarm, audible"
        QCOMPARE(first("noise party"), std::string());
        const auto like = typesLike("noise party", codes, 5);
        QVERIFY(!like.empty());
        QCOMPARE(like.front()->code.value, std::string("NOISE"));
        QVERIFY(typesLike("zzz yyy", codes, 5).empty());
        QVERIFY(typesLike("noise", codes, 5).empty()); // one word is known or not
        QVERIFY(priorityIn("p2")->priority == Priority::P2);
        QVERIFY(!priorityIn("6"));
        QVERIFY(!priorityIn("12"));
    }
};

HAVEN_TESTS(TestCallSaver)
#include "tst_call_saver.moc"
