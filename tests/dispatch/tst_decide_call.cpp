#include "models/dispatch/call_rules.h"
#include "models/dispatch/premise_code.h"
#include "models/dispatch/text_limits.h"
#include "tests/testkit/dispatch_fixture.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

using namespace haven;
using namespace haven::test;

namespace {

OpenIncident opening(const char* type, Location location)
{
    OpenIncident command;
    command.type = TypeCode(type);
    command.location = std::move(location);
    return command;
}

IncidentId contacted(DispatchRoom& room, CallKind kind, SafeContact safe = SafeContact::NotAsked,
                     const char* number = "203-555-0147")
{
    OpenIncident command = opening("NOISE", at("44 Grove St"));
    command.call = CallDraft{};
    command.call->kind = kind;
    command.call->callback = number;
    command.call->safeContact = safe;
    if (const auto done = room.run(command); !done)
        qFatal("%s", refusalSentence(done.refusal()).c_str());
    return room.last<IncidentOpened>().incident;
}

CallId callOfLast(const DispatchRoom& room, IncidentId id)
{
    return room.incident(id).calls.back().id;
}

} // namespace

class TestDecideCall : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void anIncidentOpensWithTypeAndPlaceAlone();
    void numbersCountUpWithinTheYearAndStartAnewInTheNext();
    void aClockSetBackNeverGivesANumberTwice();
    void theCommonCodeOpensTheLocalType();
    void aGivenPriorityStandsOverTheTypes();
    void theBeatComesFromThePoint();
    void aPointWithoutWordsIsWrittenAsCoordinates();
    void anUnknownTypeIsRefused();
    void aMissingPlaceIsRefused();
    void theNarrativeIsTheFirstNoteOfTheCall();
    void aCrisisTypeSuggestsItsProtocol();
    void aTimeToComeIsRefused();
    void aCallFromTheFutureIsRefused();
    void textsHaveLimits();
    void brokenTextIsNotStored();
    void anAdvisedCallIsNumberedAndClosedAtOnce();
    void anUrgentOrCrisisCallCannotBeAdvised();
    void aFurtherCallIsItsOwnRecord();
    void aClosedIncidentTakesNoCallButNotes();
    void callbacksAreKeptInOrder();
    void anEmptyNoteIsRefused();
    void aCorrectionPointsToAnExistingNoteOnce();
    void detailsAreCorrectedWithTheirHistory();
    void unknownFieldsAndValuesAreRefused();
    void emdIsRecordedWithItsTarget();
    void aSilentCallIsOwedUntilSomebodyIsHeard();
    void whoTypesToUsHasBeenReached();
    void whatIsNotSafeOnOneIncidentIsNotSafeOnTheNext();
    void aTransferThatWasTakenMayComeBack();
    void aNoteThatHoldsAReturnIsPassedOnToNobody();
    void aCodeWordIsNotSaidWhereReportsTellIt();
    void aCodeWordIsTakenOutOfWordsThatLeave();
    void anOpenLineIsNotClosedUnheard();
};

void TestDecideCall::anIncidentOpensWithTypeAndPlaceAlone()
{
    DispatchRoom room;
    QVERIFY(room.run(opening("NOISE", at("12 Oak Ave"))));
    const Incident& incident = room.incident(IncidentId(1));
    QCOMPARE(incident.number, std::string("26-000001"));
    QCOMPARE(incident.type.value, std::string("NOISE"));
    QCOMPARE(incident.commonType, std::string("NOISE"));
    QCOMPARE(incident.priority, Priority::P4);
    QCOMPARE(incident.openedBy.value, std::string("reyes"));
    QCOMPARE(incident.openedFrom.value, std::string("Position 1"));
    QVERIFY(incident.calls.empty());
}

void TestDecideCall::numbersCountUpWithinTheYearAndStartAnewInTheNext()
{
    DispatchRoom room;
    room.open("NOISE");
    room.open("NOISE");
    QCOMPARE(room.incident(IncidentId(2)).number, std::string("26-000002"));
    room.pass(Span::hours(24 * 300));
    room.open("NOISE");
    QCOMPARE(room.incident(IncidentId(3)).number, std::string("27-000001"));
}

void TestDecideCall::aClockSetBackNeverGivesANumberTwice()
{
    DispatchRoom room;
    room.open("NOISE");
    room.pass(Span::hours(24 * 300));
    room.open("NOISE");
    room.pass(Span::hours(-24 * 300));
    room.open("NOISE");
    QCOMPARE(room.incident(IncidentId(3)).number, std::string("27-000002"));
}

void TestDecideCall::theCommonCodeOpensTheLocalType()
{
    DispatchRoom room;
    const IncidentId id = room.open("domestic");
    QCOMPARE(room.incident(id).type.value, std::string("DVNA"));
}

void TestDecideCall::aGivenPriorityStandsOverTheTypes()
{
    DispatchRoom room;
    OpenIncident command = opening("NOISE", at("12 Oak Ave"));
    command.priority = Priority::P2;
    QVERIFY(room.run(command));
    QCOMPARE(room.incident(IncidentId(1)).priority, Priority::P2);
}

void TestDecideCall::theBeatComesFromThePoint()
{
    DispatchRoom room;
    QVERIFY(room.run(opening("NOISE", at("12 Oak Ave", kInBeat1))));
    QCOMPARE(room.incident(IncidentId(1)).location.beat, std::optional(BeatId("1")));
    QVERIFY(room.run(opening("NOISE", at("Pier", kInBeat2))));
    QCOMPARE(room.incident(IncidentId(2)).location.beat, std::optional(BeatId("2")));
    QVERIFY(room.run(opening("NOISE", at("Next town", kOutside))));
    QVERIFY(!room.incident(IncidentId(3)).location.beat);
}

void TestDecideCall::aPointWithoutWordsIsWrittenAsCoordinates()
{
    DispatchRoom room;
    QVERIFY(room.run(opening("NOISE", at("", kInBeat1))));
    QCOMPARE(room.incident(IncidentId(1)).location.text, coordinateText(kInBeat1));
}

void TestDecideCall::anUnknownTypeIsRefused()
{
    DispatchRoom room;
    QCOMPARE(room.refusalOf(opening("XYZZY", at("12 Oak Ave"))), std::string("TypeUnknown"));
    QVERIFY(room.state().incidents.empty());
}

void TestDecideCall::aMissingPlaceIsRefused()
{
    DispatchRoom room;
    QCOMPARE(room.refusalOf(opening("NOISE", at("  "))), std::string("LocationMissing"));
}

void TestDecideCall::theNarrativeIsTheFirstNoteOfTheCall()
{
    DispatchRoom room;
    OpenIncident command = opening("NOISE", at("12 Oak Ave"));
    command.narrative = "Music since an hour";
    command.call = CallDraft{};
    command.call->callerName = "Dana";
    command.call->callback = "860-555-0134";
    command.call->safeContact = SafeContact::TextMessage;
    QVERIFY(room.run(command));
    const Incident& incident = room.incident(IncidentId(1));
    QCOMPARE(incident.calls.size(), std::size_t(1));
    QCOMPARE(incident.calls.front().safeContact, SafeContact::TextMessage);
    QCOMPARE(incident.calls.front().receivedAt, room.now());
    QCOMPARE(incident.notes.size(), std::size_t(1));
    QCOMPARE(incident.notes.front().text, command.narrative);
    QCOMPARE(incident.notes.front().call, std::optional(incident.calls.front().id));
}

void TestDecideCall::aCrisisTypeSuggestsItsProtocol()
{
    DispatchRoom room;
    const IncidentId crisis = room.open("SUICTHRT");
    QCOMPARE(room.incident(crisis).protocol, std::optional(ProtocolId("suicidal-person")));
    QCOMPARE(room.incident(crisis).level.level, 3);
    QCOMPARE(room.incident(crisis).level.asked, Asked::NotYet);
    const IncidentId noise = room.open("NOISE");
    QVERIFY(!room.incident(noise).protocol);
    QCOMPARE(room.incident(noise).level.level, 0);
}

void TestDecideCall::aTimeToComeIsRefused()
{
    DispatchRoom room;
    room.setBackdate(Span::seconds(-1));
    QCOMPARE(room.refusalOf(opening("NOISE", at("12 Oak Ave"))), std::string("HappenedInFuture"));
    room.setBackdate(Span::minutes(3));
    QVERIFY(room.run(opening("NOISE", at("12 Oak Ave"))));
    QCOMPARE(room.incident(IncidentId(1)).openedAt, room.now() - Span::minutes(3));
}

void TestDecideCall::aCallFromTheFutureIsRefused()
{
    DispatchRoom room;
    OpenIncident command = opening("NOISE", at("12 Oak Ave"));
    command.call = CallDraft{};
    command.call->receivedAt = room.now() + Span::seconds(1);
    QCOMPARE(room.refusalOf(command), std::string("CallInFuture"));
}

void TestDecideCall::textsHaveLimits()
{
    DispatchRoom room;
    const IncidentId id = room.open("NOISE");
    AddNote note;
    note.incident = id;
    note.text = std::string(kMaxNoteText, 'x');
    QCOMPARE(room.refusalOf(note), std::string("done"));
    note.text += 'x';
    QCOMPARE(room.refusalOf(note), std::string("TextTooLong"));
    QCOMPARE(room.refusalOf(opening("NOISE", at(std::string(kMaxNoteText + 1, 'x')))),
             std::string("TextTooLong"));
    CorrectDetails title;
    title.incident = id;
    title.field = "title";
    title.value = std::string(kMaxText + 1, 'x');
    QCOMPARE(room.refusalOf(title), std::string("TextTooLong"));
}

void TestDecideCall::brokenTextIsNotStored()
{
    DispatchRoom room;
    AddNote note;
    note.incident = room.open("NOISE");
    note.text = "caf\xE9";
    QCOMPARE(room.refusalOf(note), std::string("TextNotStorable"));
    note.text = std::string("a\0b", 3);
    QCOMPARE(room.refusalOf(note), std::string("TextNotStorable"));
    note.text = "caf\xC3\xA9";
    QCOMPARE(room.refusalOf(note), std::string("done"));
}

void TestDecideCall::anAdvisedCallIsNumberedAndClosedAtOnce()
{
    DispatchRoom room;
    OpenAdvised command;
    command.type = TypeCode("INFO");
    command.location = at("Main St");
    command.disposition = DispositionCode("05");
    QVERIFY(room.run(command));
    const Incident& incident = room.incident(IncidentId(1));
    QCOMPARE(incident.stage, IncidentStage::Closed);
    QCOMPARE(incident.number, std::string("26-000001"));
    QCOMPARE(incident.disposition, std::optional(DispositionCode("PHONE")));
    QCOMPARE(incident.commonDisposition, std::string("05"));
    QCOMPARE(incident.calls.front().kind, CallKind::Advised);
    command.disposition = DispositionCode("77");
    QCOMPARE(room.refusalOf(command), std::string("DispositionUnknown"));
}

void TestDecideCall::anUrgentOrCrisisCallCannotBeAdvised()
{
    DispatchRoom room;
    OpenAdvised command;
    command.location = at("Main St");
    command.disposition = DispositionCode("05");
    for (const char* type : {"ROBBERY", "SUICTHRT", "MNTL"}) {
        command.type = TypeCode(type);
        QCOMPARE(room.refusalOf(command), std::string("AdvisedNeedsIncident"));
    }
}

void TestDecideCall::aFurtherCallIsItsOwnRecord()
{
    DispatchRoom room;
    const IncidentId id = room.open("MVA");
    for (const char* caller : {"Ana", "Ben"}) {
        TakeCall command;
        command.incident = id;
        command.call.callerName = caller;
        command.narrative = std::string(caller) + " saw it";
        QVERIFY(room.run(command));
    }
    const Incident& incident = room.incident(id);
    QCOMPARE(incident.calls.size(), std::size_t(2));
    QCOMPARE(incident.calls.at(1).callerName, std::string("Ben"));
    QCOMPARE(incident.notes.at(1).call, std::optional(incident.calls.at(1).id));
    TakeCall lost;
    lost.incident = IncidentId(99);
    QCOMPARE(room.refusalOf(lost), std::string("IncidentNotFound"));
}

void TestDecideCall::aClosedIncidentTakesNoCallButNotes()
{
    DispatchRoom room;
    const IncidentId id = room.open("NOISE");
    CloseIncident close;
    close.incident = id;
    close.disposition = DispositionCode("18");
    QVERIFY(room.run(close));
    TakeCall call;
    call.incident = id;
    QCOMPARE(room.refusalOf(call), std::string("IncidentIsClosed"));
    AddNote note;
    note.incident = id;
    note.text = "The caller rang to say thanks";
    QCOMPARE(room.refusalOf(note), std::string("done"));
}

void TestDecideCall::callbacksAreKeptInOrder()
{
    DispatchRoom room;
    OpenIncident command = opening("911H", at("Route 9"));
    command.call = CallDraft{};
    command.call->kind = CallKind::HangUp;
    QVERIFY(room.run(command));
    RecordCallback callback;
    callback.incident = IncidentId(1);
    callback.call = CallId(1);
    callback.result = CallbackResult::Busy;
    QVERIFY(room.run(callback));
    callback.result = CallbackResult::Answered;
    QVERIFY(room.run(callback));
    const std::vector<CallbackResult> expected{CallbackResult::Busy, CallbackResult::Answered};
    QCOMPARE(room.incident(IncidentId(1)).calls.front().callbacks, expected);
    callback.call = CallId(9);
    QCOMPARE(room.refusalOf(callback), std::string("CallNotFound"));
}

void TestDecideCall::anEmptyNoteIsRefused()
{
    DispatchRoom room;
    AddNote note;
    note.incident = room.open("NOISE");
    note.text = " \n";
    QCOMPARE(room.refusalOf(note), std::string("NoteEmpty"));
}

void TestDecideCall::aCorrectionPointsToAnExistingNoteOnce()
{
    DispatchRoom room;
    AddNote note;
    note.incident = room.open("NOISE");
    note.text = "Blue car";
    QVERIFY(room.run(note));
    note.text = "Green car";
    note.corrects = NoteId(7);
    QCOMPARE(room.refusalOf(note), std::string("NoteNotFound"));
    note.corrects = NoteId(1);
    QVERIFY(room.run(note));
    QCOMPARE(room.incident(note.incident).notes.front().correctedBy, std::optional(NoteId(2)));
    QCOMPARE(room.incident(note.incident).notes.front().text, std::string("Blue car"));
    QCOMPARE(room.refusalOf(note), std::string("NoteAlreadyCorrected"));
}

void TestDecideCall::detailsAreCorrectedWithTheirHistory()
{
    DispatchRoom room;
    OpenIncident command = opening("NOISE", at("12 Oak Ave"));
    command.call = CallDraft{};
    command.call->callback = "860-555-0134";
    QVERIFY(room.run(command));
    CorrectDetails correct;
    correct.incident = IncidentId(1);
    correct.call = CallId(1);
    correct.field = "callback";
    correct.value = "860-555-0135";
    QVERIFY(room.run(correct));
    QCOMPARE(room.last<DetailsCorrected>().before, std::string("860-555-0134"));
    QCOMPARE(room.incident(IncidentId(1)).calls.front().callback, correct.value);
    QCOMPARE(room.refusalOf(correct), std::string("NothingToChange"));
    correct.field = "safe_contact";
    correct.value = "never";
    QVERIFY(room.run(correct));
    QCOMPARE(room.incident(IncidentId(1)).calls.front().safeContact, SafeContact::Never);
    // What began as a voice may turn out to be an open line.
    correct.field = "kind";
    correct.value = "openline";
    QVERIFY(room.run(correct));
    QCOMPARE(room.incident(IncidentId(1)).calls.front().kind, CallKind::OpenLine);
}

void TestDecideCall::unknownFieldsAndValuesAreRefused()
{
    DispatchRoom room;
    OpenIncident command = opening("NOISE", at("12 Oak Ave"));
    command.call = CallDraft{};
    QVERIFY(room.run(command));
    CorrectDetails correct;
    correct.incident = IncidentId(1);
    correct.field = "number";
    correct.value = "26-000099";
    QCOMPARE(room.refusalOf(correct), std::string("FieldUnknown"));
    correct.call = CallId(1);
    QCOMPARE(room.refusalOf(correct), std::string("FieldUnknown"));
    correct.field = "safe_contact";
    correct.value = "shouting";
    QCOMPARE(room.refusalOf(correct), std::string("FieldValueUnknown"));
    correct.field = "kind";
    QCOMPARE(room.refusalOf(correct), std::string("FieldValueUnknown"));
    correct.call = CallId(3);
    QCOMPARE(room.refusalOf(correct), std::string("CallNotFound"));
}

void TestDecideCall::emdIsRecordedWithItsTarget()
{
    DispatchRoom room;
    RecordEmd command;
    command.incident = room.open("OD");
    command.state = EmdState::NotAsked;
    QCOMPARE(room.refusalOf(command), std::string("EmdStateMissing"));
    command.state = EmdState::Transferred;
    QCOMPARE(room.refusalOf(command), std::string("EmdTargetMissing"));
    command.transferredTo = "Valley Shore";
    command.determinant = "23-D-1";
    QVERIFY(room.run(command));
    QCOMPARE(room.incident(command.incident).emd.determinant, std::string("23-D-1"));
}

void TestDecideCall::aSilentCallIsOwedUntilSomebodyIsHeard()
{
    DispatchRoom room;
    const IncidentId id = contacted(room, CallKind::Silent);
    QVERIFY(room.incident(id).callback.has_value());
    QCOMPARE(room.incident(id).callback->cause, CallbackCause::Silent);
    QCOMPARE(room.refusalOf(CloseIncident{id, DispositionCode("02"), "quiet"}),
             std::string("CloseOwesCallback"));
    // The line goes dead: it is still owed, once.
    QVERIFY(room.run(CorrectDetails{id, callOfLast(room, id), "kind", "hangup", ""}));
    QCOMPARE(room.count<CallbackOwed>(), 0);
    QVERIFY(room.incident(id).callbacksWaiting.empty());
    QVERIFY(room.incident(id).callback.has_value());
    const IncidentId other = contacted(room, CallKind::Silent, SafeContact::NotAsked, "");
    QVERIFY(room.run(CorrectDetails{other, callOfLast(room, other), "kind", "openline", ""}));
    QVERIFY(room.incident(other).callback.has_value());
    const IncidentId spoke = contacted(room, CallKind::Silent, SafeContact::NotAsked, "");
    QVERIFY(room.run(CorrectDetails{spoke, callOfLast(room, spoke), "kind", "voice", ""}));
    QVERIFY(!room.incident(spoke).callback);
    // The key next to the one that was meant.
    const IncidentId slip = contacted(room, CallKind::Voice);
    QVERIFY(room.run(CorrectDetails{slip, callOfLast(room, slip), "kind", "silent", ""}));
    QVERIFY(room.incident(slip).callback.has_value());
    QVERIFY(room.run(Undo{}));
    QVERIFY(!room.incident(slip).callback);
    QVERIFY(folded(room.log()) == room.state());
}

void TestDecideCall::whoTypesToUsHasBeenReached()
{
    DispatchRoom room;
    const IncidentId id = contacted(room, CallKind::Silent);
    QVERIFY(room.run(AddTranscript{id, {}, "u: can you type"}));
    QVERIFY(room.incident(id).callback.has_value());
    QVERIFY(room.run(AddTranscript{id, {}, "c: he is here"}));
    QVERIFY(!room.incident(id).callback);
    // Lines typed before the caller was lost tell nothing of afterwards.
    const IncidentId cut = contacted(room, CallKind::TextSession);
    QVERIFY(room.run(CorrectDetails{cut, callOfLast(room, cut), "kind", "hangup", ""}));
    QVERIFY(room.incident(cut).callback.has_value());
    QVERIFY(room.run(AddTranscript{cut, {}, "c: please come"}));
    QVERIFY(room.incident(cut).callback.has_value());
    // Somebody else whose number nobody has is not who hung up.
    const IncidentId lost = contacted(room, CallKind::HangUp, SafeContact::NotAsked, "");
    CallDraft text;
    text.kind = CallKind::TextSession;
    QVERIFY(room.run(TakeCall{lost, text, ""}));
    QVERIFY(room.run(AddTranscript{lost, {}, "c: there is smoke"}));
    QVERIFY(room.incident(lost).callback.has_value());
    QVERIFY(folded(room.log()) == room.state());
}

void TestDecideCall::whatIsNotSafeOnOneIncidentIsNotSafeOnTheNext()
{
    DispatchRoom room;
    const IncidentId first = contacted(room, CallKind::Voice, SafeContact::Never);
    room.pass(Span::minutes(20));
    const IncidentId next = contacted(room, CallKind::HangUp, SafeContact::NotAsked, "2035550147");
    const auto busy = [&room](IncidentId id) {
        return room.refusalOf(RecordCallback{id, callOfLast(room, id), CallbackResult::Busy});
    };
    QCOMPARE(busy(next), std::string("CallbackNotSafe"));
    QCOMPARE(room.refusalOf(TryCallback{next, CallbackResult::Busy, ""}),
             std::string("CallbackNotSafe"));
    QCOMPARE(unsafeWords(room.state(), room.incident(next), room.incident(next).calls.front(),
                         CallbackResult::Busy),
             "the caller said never to call back (said on incident " + room.incident(first).number +
                 ")");
    // Another number is nobody's business here, and none is no number.
    const IncidentId other = contacted(room, CallKind::HangUp, SafeContact::NotAsked, "2035550148");
    QCOMPARE(busy(other), std::string("done"));
    const IncidentId none = contacted(room, CallKind::HangUp, SafeContact::NotAsked, "");
    QCOMPARE(busy(none), std::string("done"));
    // Asked here, the answer given here holds.
    QVERIFY(room.run(CorrectDetails{next, callOfLast(room, next), "safe_contact", "call", ""}));
    QCOMPARE(busy(next), std::string("done"));
}

void TestDecideCall::aTransferThatWasTakenMayComeBack()
{
    DispatchRoom room;
    const IncidentId id = contacted(room, CallKind::Voice);
    QVERIFY(room.run(PlaceTransfer{id, {}, "Eastbrook PD", ""}));
    QVERIFY(room.run(MarkTransfer{id, TransferStep::StayedOn, ""}));
    QVERIFY(room.run(MarkTransfer{id, TransferStep::Accepted, "Lane"}));
    QVERIFY(!room.incident(id).callback);
    QCOMPARE(room.refusalOf(MarkTransfer{id, TransferStep::CallerLost, ""}),
             std::string("TransferNone"));
    QCOMPARE(room.refusalOf(MarkTransfer{id, TransferStep::Misrouted, ""}),
             std::string("TransferNeedsReason"));
    QVERIFY(room.run(MarkTransfer{id, TransferStep::Misrouted, "it is in Avon"}));
    QCOMPARE(room.incident(id).transfers.back().step, TransferStep::Misrouted);
    QVERIFY(room.incident(id).callback.has_value());
    QCOMPARE(room.incident(id).callback->cause, CallbackCause::TransferReturned);
    QCOMPARE(room.refusalOf(MarkTransfer{id, TransferStep::Misrouted, "again"}),
             std::string("TransferNone"));
    QVERIFY(folded(room.log()) == room.state());
}

void TestDecideCall::aNoteThatHoldsAReturnIsPassedOnToNobody()
{
    DispatchRoom room;
    const IncidentId id = room.open("NOISE");
    const auto classOf = [&room, id](const std::string& text, FieldClass typed) {
        AddNote note;
        note.incident = id;
        note.text = text;
        note.fieldClass = typed;
        if (!room.run(note))
            qFatal("%s", text.c_str());
        return room.last<NoteAdded>().fieldClass;
    };
    for (const char* text : {"NAM/RAY,BO DOB/19800203", "nam/ray, bo\nnic/w123456789", "W123456789",
                             "hit on W123456789, hold him"})
        QCOMPARE(classOf(text, FieldClass::Police), FieldClass::CriminalJustice);
    for (const char* text : {"NAM/RAY only", "and/or his/her dog", "call 203 555 0147",
                             "D12345678901234", "serial AB123456789X", "MVA/PI, 2 VEH/1 rolled"})
        QCOMPARE(classOf(text, FieldClass::Police), FieldClass::Police);
    QCOMPARE(classOf("all is quiet", FieldClass::Care), FieldClass::Care);
    QCOMPARE(classOf("NAM/RAY,BO DOB/19800203", FieldClass::Care), FieldClass::Care);
    OpenIncident pasted = opening("NOISE", at("12 Oak Ave"));
    pasted.narrative = "OLN/123456789 LIS/CT";
    QVERIFY(room.run(pasted));
    QCOMPARE(room.last<NoteAdded>().fieldClass, FieldClass::CriminalJustice);
    QCOMPARE(room.last<NoteAdded>().text, pasted.narrative);
}

void TestDecideCall::aCodeWordIsNotSaidWhereReportsTellIt()
{
    DispatchRoom room;
    const IncidentId id = room.open("ALMB");
    RecordPremiseAlarm said;
    said.incident = id;
    said.alarm.company = "Guardline";
    said.alarm.code = "Hedgehog";
    QVERIFY(room.run(said));
    const auto cancel = [&room, id](const char* by, const char* why) {
        return room.refusalOf(CancelPremiseAlarm{id, by, why});
    };
    QCOMPARE(cancel("operator Kim", "gave HEDGEHOG"), std::string("AlarmCodeInWords"));
    QCOMPARE(cancel("Kim hedgehog", ""), std::string("AlarmCodeInWords"));
    QVERIFY(!room.incident(id).premiseAlarm->canceledAt);
    QCOMPARE(cancel("operator Kim", "code was right"), std::string("done"));
    // Two letters are in many a word.
    RecordPremiseAlarm shorter = said;
    shorter.incident = room.open("ALMB");
    shorter.alarm.code = "OK";
    QVERIFY(room.run(shorter));
    QCOMPARE(room.refusalOf(CancelPremiseAlarm{shorter.incident, "Okafor", "code was right"}),
             std::string("done"));
}

void TestDecideCall::aCodeWordIsTakenOutOfWordsThatLeave()
{
    QCOMPARE(withoutCode("said hedgehog, then HEDGEHOG.", " Hedgehog "),
             std::string("said [code withheld], then [code withheld]."));
    // Part of a longer word, and letters of other scripts around it.
    QCOMPARE(withoutCode("two hedgehogs, code: 4471", "hedgehog"),
             std::string("two hedgehogs, code: 4471"));
    QCOMPARE(withoutCode("4471", "4471"), std::string("[code withheld]"));
    QCOMPARE(withoutCode("44712 14471 4471-4471", "4471"),
             std::string("44712 14471 [code withheld]-[code withheld]"));
    // The mark itself is not looked into.
    QCOMPARE(withoutCode("code code", "code"), std::string("[code withheld] [code withheld]"));
    QCOMPARE(withoutCode("all is ok", "ok"), std::string("all is ok"));
    QCOMPARE(withoutCode("nothing", ""), std::string("nothing"));
    QVERIFY(holdsCode("gave Blue Bird twice", "blue bird"));
    QVERIFY(!holdsCode("gave bluebird", "blue bird"));
}

void TestDecideCall::anOpenLineIsNotClosedUnheard()
{
    DispatchRoom room;
    const auto close = [&room](IncidentId id, const char* why) {
        return room.refusalOf(CloseIncident{id, DispositionCode("18"), why});
    };
    const IncidentId told = contacted(room, CallKind::OpenLine);
    QCOMPARE(close(told, " "), std::string("CloseHasOpenLine"));
    QCOMPARE(close(told, "the owner rang: it was in a pocket"), std::string("done"));
    const IncidentId heard = contacted(room, CallKind::OpenLine, SafeContact::NotAsked, "");
    QVERIFY(room.run(RecordCallback{heard, callOfLast(room, heard), CallbackResult::VoiceHeard}));
    QCOMPARE(close(heard, ""), std::string("done"));
    const IncidentId seen = contacted(room, CallKind::OpenLine);
    room.logOn("3A12");
    room.dispatch("3A12", seen);
    QCOMPARE(close(seen, ""), std::string("done"));
}

HAVEN_TESTS(TestDecideCall)
#include "tst_decide_call.moc"
