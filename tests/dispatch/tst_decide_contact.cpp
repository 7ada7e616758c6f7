#include "models/dispatch/alarm_audience.h"
#include "models/dispatch/alarms.h"
#include "models/dispatch/board.h"
#include "models/dispatch/call_rules.h"
#include "models/dispatch/clinician_desk.h"
#include "models/dispatch/log_words.h"
#include "models/dispatch/timers.h"
#include "models/dispatch/transcript.h"
#include "tests/dispatch/care_kit.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

using namespace haven;
using namespace haven::test;

namespace {

IncidentId openKind(DispatchRoom& room, CallKind kind, const char* number = "203-555-0147",
                    SafeContact safe = SafeContact::NotAsked)
{
    OpenIncident command;
    command.type = TypeCode("911H");
    command.location = at("44 Grove St");
    CallDraft call;
    call.kind = kind;
    call.callback = number;
    call.safeContact = safe;
    command.call = call;
    if (const auto facts = room.run(command); !facts)
        qFatal("%s", refusalSentence(facts.refusal()).c_str());
    return room.last<IncidentOpened>().incident;
}

int dueAlarmsOf(const DispatchRoom& room, AlarmKind kind)
{
    int n = 0;
    for (const auto& alarm : dueAlarms(room.state(), room.knowledge().codes, room.now()))
        n += alarm.kind == kind ? 1 : 0;
    return n;
}

// What the log says of the newest fact of a kind, inside the house and outside.
template <class Fact>
std::string told(const DispatchRoom& room, std::optional<LogAudience> audience = {})
{
    LogWordsContext context;
    context.codes = &room.knowledge().codes;
    context.numberOf = [](IncidentId) { return std::string("26-000001"); };
    for (auto one = room.log().rbegin(); one != room.log().rend(); ++one) {
        if (!one->event || !isKind<Fact>(*one->event))
            continue;
        return audience ? outwardWords(*one, context, *audience).line.text
                        : wordsFor(*one, context).text;
    }
    return "no such fact";
}

DirectoryEntry troop()
{
    DirectoryEntry entry;
    entry.id = "troop-h";
    entry.kind = DirectoryKind::DispatchCenter;
    entry.name = "Troop H, Connecticut State Police";
    return entry;
}

std::string contains(const std::string& text, const char* part)
{
    return text.find(part) == std::string::npos ? "“" + text + "” without " + part : "";
}

} // namespace

class TestDecideContact final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whoHungUpIsCalledBackUntilSomebodyAnswers()
    {
        for (const CallKind kind : {CallKind::HangUp, CallKind::Abandoned}) {
            DispatchRoom room;
            const IncidentId id = openKind(room, kind);
            QVERIFY(room.incident(id).callback.has_value());
            QCOMPARE(room.incident(id).callback->number, std::string("203-555-0147"));
            QVERIFY(room.incident(id).callback->cause == causeOf(kind));
            QCOMPARE(dueAlarmsOf(room, AlarmKind::CallbackDue), 1);
            QVERIFY(room.run(TryCallback{id, CallbackResult::Busy, ""}));
            QCOMPARE(dueAlarmsOf(room, AlarmKind::CallbackDue), 0);
            room.pass(kCallbackEvery);
            QCOMPARE(dueAlarmsOf(room, AlarmKind::CallbackDue), 1);
            QCOMPARE(room.refusalOf(CloseIncident{id, DispositionCode("02"), "quiet"}),
                     std::string("CloseOwesCallback"));
            QVERIFY(room.run(TryCallback{id, CallbackResult::VoiceHeard, "a child"}));
            QVERIFY(!room.incident(id).callback);
            const auto& tries = room.incident(id).calls.front().tries;
            QCOMPARE(tries.size(), std::size_t{2});
            QVERIFY(tries[0].result == CallbackResult::Busy);
            QCOMPARE((tries[1].at - tries[0].at).ms, kCallbackEvery.ms);
            QCOMPARE(tries[1].note, std::string("a child"));
        }
    }

    // A neighbor who answers is not the one who hung up.
    void whoReachesANeighborHasNotReachedTheLostCaller()
    {
        DispatchRoom room;
        const IncidentId id = openKind(room, CallKind::Voice, "203-555-0101");
        TakeCall lost;
        lost.incident = id;
        lost.call.kind = CallKind::HangUp;
        lost.call.callback = "203-555-0147";
        QVERIFY(room.run(lost));
        const CallId neighbor = room.incident(id).calls.front().id;
        const CallId hungUp = room.incident(id).calls.back().id;
        QVERIFY(room.run(RecordCallback{id, neighbor, CallbackResult::Busy}));
        QCOMPARE(room.incident(id).callback->tries, 0);
        QCOMPARE(dueAlarmsOf(room, AlarmKind::CallbackDue), 1);
        QVERIFY(room.run(RecordCallback{id, neighbor, CallbackResult::Answered}));
        QVERIFY(room.incident(id).callback.has_value());
        QCOMPARE(room.refusalOf(CloseIncident{id, DispositionCode("02"), "quiet"}),
                 std::string("CloseOwesCallback"));
        QVERIFY(room.run(RecordCallback{id, hungUp, CallbackResult::Busy}));
        QCOMPARE(room.incident(id).callback->tries, 1);
        QVERIFY(room.run(RecordCallback{id, hungUp, CallbackResult::Answered}));
        QVERIFY(!room.incident(id).callback);
        QVERIFY(folded(room.log()) == room.state());
    }

    void otherCallsOweNothing()
    {
        for (const CallKind kind :
             {CallKind::Voice, CallKind::OpenLine, CallKind::Radio, CallKind::Fed}) {
            DispatchRoom room;
            QVERIFY(!room.incident(openKind(room, kind)).callback);
        }
    }

    void aCallThatBecomesAHangUpIsCalledBackAndUndone()
    {
        DispatchRoom room;
        const IncidentId id = openKind(room, CallKind::Voice);
        const CallId call = room.incident(id).calls.front().id;
        QVERIFY(room.run(CorrectDetails{id, call, "kind", "hangup", ""}));
        QVERIFY(room.incident(id).calls.front().kind == CallKind::HangUp);
        QVERIFY(room.incident(id).callback.has_value());
        QVERIFY(room.run(Undo{}));
        QVERIFY(room.incident(id).calls.front().kind == CallKind::Voice);
        QVERIFY(!room.incident(id).callback);
    }

    void aNumberMarkedAsNotSafeIsCalledOnlyWithAReason()
    {
        for (const SafeContact safe :
             {SafeContact::Never, SafeContact::Unknown, SafeContact::TextMessage}) {
            DispatchRoom room;
            const IncidentId id = openKind(room, CallKind::HangUp, "203-555-0147", safe);
            QCOMPARE(room.refusalOf(TryCallback{id, CallbackResult::NoAnswer, ""}),
                     std::string("CallbackNotSafe"));
            QCOMPARE(room.refusalOf(TryCallback{id, CallbackResult::NoAnswer, "", "  "}),
                     std::string("CallbackNotSafe"));
            QVERIFY(
                room.run(TryCallback{id, CallbackResult::NoAnswer, "", "Sgt. Hale, she cried"}));
            QCOMPARE(room.last<OverrideRecorded>().rule, std::string("CallbackNotSafe"));
            QCOMPARE(room.last<OverrideRecorded>().reason, std::string("Sgt. Hale, she cried"));
            QCOMPARE(room.count<CallbackTried>(), 1);
            // To stop calling is always safe.
            QVERIFY(room.run(TryCallback{id, std::nullopt, "3A12 is with her"}));
        }
    }

    void aMessageIsLeftOnlyWhereThatWasSaid()
    {
        const auto left = [](SafeContact safe) {
            DispatchRoom room;
            const IncidentId id = openKind(room, CallKind::Voice, "203-555-0147", safe);
            const CallId call = room.incident(id).calls.front().id;
            return room.refusalOf(RecordCallback{id, call, CallbackResult::VoicemailLeft});
        };
        QCOMPARE(left(SafeContact::Call), std::string("CallbackNotSafe"));
        QCOMPARE(left(SafeContact::Voicemail), std::string("done"));
        QCOMPARE(left(SafeContact::NotAsked), std::string("done"));
        DispatchRoom room;
        const IncidentId id = openKind(room, CallKind::Voice, "203-555-0147", SafeContact::Call);
        const CallId call = room.incident(id).calls.front().id;
        QCOMPARE(room.refusalOf(RecordCallback{id, call, CallbackResult::VoicemailNotLeft}),
                 std::string("done"));
    }

    // The same telephone in another call of the incident: what was said there counts.
    void notSafeHoldsForTheNumberAndNotForOneCall()
    {
        DispatchRoom room;
        const IncidentId id = openKind(room, CallKind::Voice, "(203) 555-0147", SafeContact::Never);
        TakeCall again;
        again.incident = id;
        again.call.callback = "203 555 0147";
        QVERIFY(room.run(again));
        const CallId second = room.incident(id).calls.back().id;
        QCOMPARE(room.refusalOf(RecordCallback{id, second, CallbackResult::Busy}),
                 std::string("CallbackNotSafe"));
    }

    void aHangUpJoinedToAnIncidentIsCalledBackFromThere()
    {
        DispatchRoom room;
        const IncidentId into = room.open("NOISE");
        const IncidentId from = openKind(room, CallKind::HangUp);
        QVERIFY(room.run(MergeIncidents{from, into, ""}));
        QVERIFY(room.incident(into).callback.has_value());
        QVERIFY(!room.incident(from).callback);
        QVERIFY(folded(room.log()) == room.state());
    }

    // One after the other, and none of them is lost by joining.
    void everyLostCallerIsCalledBack()
    {
        DispatchRoom room;
        const IncidentId into = openKind(room, CallKind::HangUp, "203-555-0199");
        const IncidentId from = openKind(room, CallKind::HangUp, "203-555-0147");
        QVERIFY(room.run(TryCallback{into, CallbackResult::Busy, ""}));
        QVERIFY(room.run(MergeIncidents{from, into, ""}));
        QVERIFY(!room.incident(from).callback);
        QCOMPARE(room.incident(into).callback->number, std::string("203-555-0199"));
        QCOMPARE(room.incident(into).callbacksWaiting.size(), std::size_t{1});
        // The other is called at once, although the first was tried just now.
        QCOMPARE(dueAlarmsOf(room, AlarmKind::CallbackDue), 1);
        const CallId other = room.incident(into).calls.back().id;
        QVERIFY(room.run(RecordCallback{into, other, CallbackResult::NoAnswer}));
        QCOMPARE(dueAlarmsOf(room, AlarmKind::CallbackDue), 0);
        QCOMPARE(room.incident(into).callbacksWaiting.front().tries, 1);
        // The same telephone again is the same caller.
        TakeCall again;
        again.incident = into;
        again.call.kind = CallKind::HangUp;
        again.call.callback = "(203) 555-0147";
        QVERIFY(room.run(again));
        QCOMPARE(room.incident(into).callbacksWaiting.size(), std::size_t{1});
        QVERIFY(room.run(TryCallback{into, CallbackResult::VoiceHeard, ""}));
        QCOMPARE(room.incident(into).callback->number, std::string("203-555-0147"));
        QCOMPARE(room.refusalOf(CloseIncident{into, DispositionCode("02"), "quiet"}),
                 std::string("CloseOwesCallback"));
        QVERIFY(room.run(TryCallback{into, std::nullopt, "3A12 is with them"}));
        QVERIFY(!room.incident(into).callback);
        QVERIFY(foldedFromText(room.log()) == room.state());
    }

    void whoWaitsBehindTheFirstMayBeReachedBeforeThem()
    {
        DispatchRoom room;
        const IncidentId id = openKind(room, CallKind::HangUp, "203-555-0147");
        TakeCall second;
        second.incident = id;
        second.call.kind = CallKind::Abandoned;
        second.call.callback = "203-555-0199";
        QVERIFY(room.run(second));
        const CallId other = room.incident(id).calls.back().id;
        QVERIFY(room.run(RecordCallback{id, other, CallbackResult::Answered}));
        QVERIFY(room.incident(id).callbacksWaiting.empty());
        QCOMPARE(room.incident(id).callback->number, std::string("203-555-0147"));
        QVERIFY(room.run(TryCallback{id, CallbackResult::Answered, ""}));
        QVERIFY(!room.incident(id).callback);
        QVERIFY(foldedFromText(room.log()) == room.state());
    }

    void aHangUpIsNoClinicians()
    {
        DispatchRoom room;
        const IncidentId id = openKind(room, CallKind::HangUp);
        QVERIFY(!clinicianRow(room.incident(id), room.knowledge().codes));
        const auto due = dueAlarms(room.state(), room.knowledge().codes, room.now());
        const auto found = std::find_if(due.begin(), due.end(), [](const DueAlarm& alarm) {
            return alarm.kind == AlarmKind::CallbackDue;
        });
        QVERIFY(found != due.end());
        QVERIFY(isAnsweredAt(*found, dispatcherSeat(), room.state()));
        QVERIFY(!isAnsweredAt(*found, clinicianSeat(), room.state()));
        QCOMPARE(told<CallbackOwed>(room, LogAudience::Foi),
                 std::string("A call back is owed [W-POLICE]: the caller hung up"));
    }

    void theSameNumberIsCountedAndLowersNothing()
    {
        DispatchRoom room;
        const IncidentId id = openKind(room, CallKind::Voice, "203-555-0147");
        QVERIFY(!repeatCaller(room.state(), "203-555-0147", room.now()).isRepeat());
        const Priority before = room.incident(id).priority;
        room.pass(Span::hours(2));
        for (int i = 0; i < 3; ++i)
            openKind(room, CallKind::Voice, "(203) 5550147");
        const RepeatCaller repeat = repeatCaller(room.state(), "+1 203 555 0147", room.now());
        QCOMPARE(repeat.calls, 4);
        QCOMPARE(repeat.lastHour, 3);
        QCOMPARE(repeat.incidents, 4);
        for (const auto& [one, incident] : room.state().incidents)
            QVERIFY(incident.priority == before);
        // At the edge of the look-back, and one second beyond.
        room.pass(Span{kRepeatSpan.ms - Span::hours(2).ms});
        QCOMPARE(repeatCaller(room.state(), "203-555-0147", room.now()).calls, 4);
        room.pass(Span::seconds(1));
        QCOMPARE(repeatCaller(room.state(), "203-555-0147", room.now()).calls, 3);
        QCOMPARE(repeatCaller(room.state(), "", room.now()).calls, 0);
    }

    void aPositionStandsBesideThePlaceUntilSomebodyTakesItOver()
    {
        DispatchRoom room;
        const IncidentId id = openKind(room, CallKind::Voice);
        QCOMPARE(room.refusalOf(TakeCallLocation{id, {}}), std::string("CallNotLocated"));
        RecordCallLocation command;
        command.incident = id;
        command.source = FixSource::Rebid;
        command.serviceClass = ServiceClass::WirelessPhase2;
        command.place = at("41.2800,-72.5200", kInBeat1);
        command.radiusM = 40;
        command.confidencePct = 90;
        QVERIFY(room.run(command));
        QCOMPARE(room.incident(id).location.text, std::string("44 Grove St"));
        const CallFix& fix = room.incident(id).calls.front().fixes.front();
        QCOMPARE(fixWords(fix),
                 std::string("re-bid, wireless, with position, within 40 m, 90 % sure"));
        QVERIFY(room.run(TakeCallLocation{id, {}}));
        QVERIFY(room.incident(id).location.point == kInBeat1);
        QVERIFY(room.incident(id).location.beat == BeatId("1"));
        QVERIFY(room.run(Undo{}));
        QCOMPARE(room.incident(id).location.text, std::string("44 Grove St"));
        command.radiusM = 100'000;
        command.confidencePct = 100;
        QCOMPARE(room.refusalOf(command), std::string("done"));
        command.radiusM = 100'001;
        QCOMPARE(room.refusalOf(command), std::string("CallRadiusBad"));
        command.radiusM = 0;
        command.confidencePct = 101;
        QCOMPARE(room.refusalOf(command), std::string("CallConfidenceBad"));
        command.confidencePct = 1;
        command.place = at(" ");
        QCOMPARE(room.refusalOf(command), std::string("CallLocationMissing"));
        QCOMPARE(room.refusalOf(TakeCallLocation{room.open("NOISE"), {}}), std::string("CallNone"));
    }

    void aCarrierIsAskedWithAGroundAndAnswersOnce()
    {
        DispatchRoom room;
        const IncidentId id = openKind(room, CallKind::HangUp);
        const auto step = [id](PingStep which, const char* carrier, const char* words) {
            MarkCarrierPing command;
            command.incident = id;
            command.step = which;
            command.carrier = carrier;
            command.words = words;
            return command;
        };
        QCOMPARE(room.refusalOf(step(PingStep::Refused, "", "no")), std::string("PingNone"));
        QCOMPARE(room.refusalOf(step(PingStep::Asked, "Verizon", "")),
                 std::string("PingNeedsGround"));
        QCOMPARE(room.refusalOf(step(PingStep::Asked, "", "pills")),
                 std::string("PingNeedsGround"));
        QVERIFY(room.run(step(PingStep::Asked, "Verizon", "she took pills")));
        QCOMPARE(room.refusalOf(step(PingStep::Asked, "Verizon", "again")),
                 std::string("PingIsOpen"));
        MarkCarrierPing found = step(PingStep::Located, "", "");
        QCOMPARE(room.refusalOf(found), std::string("CallLocationMissing"));
        found.place = at("41.28,-72.52", kInBeat1);
        found.radiusM = 300;
        QVERIFY(room.run(found));
        const Call& call = room.incident(id).calls.front();
        QVERIFY(call.pings.back().step == PingStep::Located);
        QCOMPARE(call.pings.back().ground, std::string("she took pills"));
        QVERIFY(call.fixes.back().source == FixSource::Ping);
        QCOMPARE(call.fixes.back().carrier, std::string("Verizon"));
        QCOMPARE(room.incident(id).location.text, std::string("44 Grove St"));
    }

    void anInterpreterIsAskedForConnectedAndReleased()
    {
        DispatchRoom room;
        const IncidentId id = openKind(room, CallKind::Voice);
        const auto step = [id](InterpreterStep which, const char* language = "") {
            MarkInterpreter command;
            command.incident = id;
            command.step = which;
            command.language = language;
            return command;
        };
        QCOMPARE(room.refusalOf(step(InterpreterStep::Connected)), std::string("InterpreterNone"));
        QCOMPARE(room.refusalOf(step(InterpreterStep::Asked)),
                 std::string("InterpreterNeedsLanguage"));
        QVERIFY(room.run(step(InterpreterStep::Asked, "Spanish")));
        QCOMPARE(room.incident(id).calls.front().language, std::string("Spanish"));
        QCOMPARE(room.refusalOf(step(InterpreterStep::Asked)), std::string("InterpreterIsAsked"));
        QCOMPARE(room.refusalOf(step(InterpreterStep::Released)),
                 std::string("InterpreterNotThere"));
        room.pass(Span::seconds(40));
        MarkInterpreter there = step(InterpreterStep::Connected);
        there.provider = "Line Two";
        there.interpreter = "4471";
        QVERIFY(room.run(there));
        QCOMPARE(room.refusalOf(step(InterpreterStep::NotAvailable)),
                 std::string("InterpreterIsThere"));
        QVERIFY(room.run(step(InterpreterStep::Released)));
        const InterpreterUse& use = room.incident(id).calls.front().interpreters.back();
        QCOMPARE((*use.connectedAt - use.askedAt).wholeSeconds(), std::int64_t{40});
        QCOMPARE(use.interpreter, std::string("4471"));
        QVERIFY(use.endedAt.has_value());
        QCOMPARE(room.refusalOf(step(InterpreterStep::Released)), std::string("InterpreterNone"));
    }

    void needsAreSetWholeAndUndone()
    {
        DispatchRoom room;
        const IncidentId id = room.open("NOISE");
        QCOMPARE(room.refusalOf(RecordCommunicationNeeds{id, {}, ""}),
                 std::string("NothingToChange"));
        QCOMPARE(room.refusalOf(RecordCommunicationNeeds{id, {CommunicationNeed::Other}, " "}),
                 std::string("NeedNeedsWords"));
        QVERIFY(room.run(RecordCommunicationNeeds{
            id, {CommunicationNeed::Deaf, CommunicationNeed::SignLanguage}, "face her"}));
        QCOMPARE(needsWords(room.incident(id).communication), std::string("Deaf, signs: face her"));
        QVERIFY(room.run(Undo{}));
        QVERIFY(room.incident(id).communication == CommunicationNeeds{});
    }

    void whatIsTextedBecomesANoteAndTheSessionIsEnded()
    {
        DispatchRoom room;
        const IncidentId id = openKind(room, CallKind::TextSession);
        QVERIFY(isTextOpen(room.incident(id).calls.front()));
        QVERIFY(room.run(AddTranscript{id, {}, "c: he has a knife | u: are you safe | no"}));
        QCOMPARE(room.last<NoteAdded>().text,
                 std::string("caller: he has a knife\nus: are you safe\nus: no"));
        QCOMPARE(room.last<TextSessionMarked>().lines, std::int64_t{3});
        QCOMPARE(room.last<TextSessionMarked>().fromCaller, std::int64_t{1});
        QVERIFY(isTranscript(room.incident(id), room.last<NoteAdded>().note));
        QCOMPARE(room.refusalOf(AddTranscript{id, {}, " | \n"}), std::string("TranscriptEmpty"));
        QCOMPARE(room.refusalOf(CloseIncident{id, DispositionCode("02"), "quiet"}),
                 std::string("CloseHasTextSession"));
        QCOMPARE(room.refusalOf(MarkTextSession{id, {}, TextStep::Closed}),
                 std::string("TextSessionNeedsReason"));
        MarkTextSession closing{id, {}, TextStep::Closed};
        closing.words = "3A12 is with her";
        QVERIFY(room.run(closing));
        QCOMPARE(room.refusalOf(closing), std::string("TextSessionNone"));
        QVERIFY(room.run(AddTranscript{id, {}, "c: thank you"})); // opens it again
        QCOMPARE(room.incident(id).calls.front().text->lines, std::int64_t{4});
    }

    void aPasteHasALimit()
    {
        DispatchRoom room;
        const IncidentId id = openKind(room, CallKind::TextSession);
        std::string lines;
        for (std::size_t i = 0; i < kTranscriptLinesMax; ++i)
            lines += "c: a\n";
        QCOMPARE(room.refusalOf(AddTranscript{id, {}, lines}), std::string("done"));
        QCOMPARE(room.refusalOf(AddTranscript{id, {}, lines + "c: b"}),
                 std::string("TranscriptTooLong"));
    }

    void aPasteIsCleanedOfWhatNobodySees()
    {
        QCOMPARE(cleanedTranscript("a\tb\r\nc\rd\x07\x1b[0m\x7f"), std::string("a b\nc\nd[0m"));
        QCOMPARE(cleanedTranscript("\xEF\xBB\xBF"
                                   "at\xC2\x85 home\xE2\x80\xAE\xE2\x81\xA6"),
                 std::string("at home"));
        QCOMPARE(cleanedTranscript(std::string("a\0b", 3)), std::string("ab"));
        // Letters that only begin alike stay.
        const std::string kept =
            "\xC2\xA1S\xC3\xAD! \xE2\x80\x9CI\xE2\x80\x99m\xE2\x80\x9D \xE2\x81\xA0";
        QCOMPARE(cleanedTranscript(kept), kept);
        QCOMPARE(cleanedTranscript("cut \xE2\x80"), std::string("cut \xE2\x80"));
    }

    void whoSpeaksFirstIsSaidWhereNoLineSaysIt()
    {
        QCOMPARE(withFirstSpeaker("\n21:04 where\nhere", TextSpeaker::Us),
                 std::string("\n21:04 us: where\nhere"));
        QCOMPARE(withFirstSpeaker("c: here", TextSpeaker::Us), std::string("c: here"));
        QCOMPARE(withFirstSpeaker(" \n", TextSpeaker::Relay), std::string(" \n"));
        const auto lines =
            readTranscript(withFirstSpeaker("typing | u: hello", TextSpeaker::Relay));
        QCOMPARE(lines.size(), std::size_t(2));
        QVERIFY(lines.at(0).who == TextSpeaker::Relay);
        QVERIFY(lines.at(1).who == TextSpeaker::Us);
    }

    void pastedLinesAreReadAsTheyCome()
    {
        const auto lines = readTranscript("[21:04] Caller: he is here\r\n21:05:10 911> where\n"
                                          "in the kitchen: by the door\nCA: caller is typing");
        const std::vector<TranscriptLine> expected{
            {"21:04", TextSpeaker::Caller, "he is here"},
            {"21:05:10", TextSpeaker::Us, "where"},
            {"", TextSpeaker::Us, "in the kitchen: by the door"},
            {"", TextSpeaker::Relay, "caller is typing"}};
        QVERIFY(lines == expected);
        QVERIFY(readTranscript(transcriptText(lines)) == lines);
        // Who names nobody at first is the caller.
        QVERIFY(readTranscript("help").front().who == TextSpeaker::Caller);
    }

    void whatWeAskedIsNotReadAsTheCallersWords()
    {
        const std::string text = "caller: he left\nus: has he a gun\ncaller: no";
        const std::string read = callerWordsOnly(text);
        QCOMPARE(read.size(), text.size());
        QVERIFY(read.find("gun") == std::string::npos);
        QCOMPARE(read.find("he left"), text.find("he left"));
        QVERIFY(read.find("no") != std::string::npos);
    }

    void aTransferEndsWithAYesOrComesBackToUs()
    {
        DispatchRoom room;
        room.setDirectory({troop()});
        const IncidentId id = openKind(room, CallKind::Voice);
        QCOMPARE(room.refusalOf(MarkTransfer{id, TransferStep::Answered, ""}),
                 std::string("TransferNone"));
        QCOMPARE(room.refusalOf(PlaceTransfer{id, {}, " ", ""}),
                 std::string("TransferNeedsTarget"));
        QVERIFY(room.run(PlaceTransfer{id, {}, "Troop H", "the car is on I-91"}));
        QCOMPARE(room.last<TransferPlaced>().entry, std::string("troop-h"));
        QCOMPARE(room.refusalOf(PlaceTransfer{id, {}, "Avon", ""}), std::string("TransferIsOpen"));
        QCOMPARE(room.refusalOf(CloseIncident{id, DispositionCode("02"), "quiet"}),
                 std::string("CloseHasTransfer"));
        QCOMPARE(dueAlarmsOf(room, AlarmKind::HandoffUnanswered), 0);
        room.pass(kHandoffMax);
        QCOMPARE(dueAlarmsOf(room, AlarmKind::HandoffUnanswered), 1);
        QVERIFY(room.run(MarkTransfer{id, TransferStep::Answered, "Tpr. Lane"}));
        QCOMPARE(room.refusalOf(MarkTransfer{id, TransferStep::NoAnswer, ""}),
                 std::string("TransferOrder"));
        QCOMPARE(room.refusalOf(MarkTransfer{id, TransferStep::Refused, ""}),
                 std::string("TransferNeedsReason"));
        QVERIFY(room.run(MarkTransfer{id, TransferStep::Refused, "not our road"}));
        QVERIFY(room.incident(id).callback.has_value());
        QVERIFY(room.incident(id).callback->cause == CallbackCause::TransferReturned);
        QCOMPARE(room.incident(id).transfers.back().who, std::string("Tpr. Lane"));
        QVERIFY(folded(room.log()) == room.state());
        QVERIFY(foldedFromText(room.log()) == room.state());
    }

    void whoStayedOnTheLineHasTheCallerStill()
    {
        DispatchRoom room;
        const IncidentId id = openKind(room, CallKind::Voice);
        QVERIFY(room.run(PlaceTransfer{id, {}, "Avon, 860-555-0100", ""}));
        QVERIFY(room.run(MarkTransfer{id, TransferStep::StayedOn, ""}));
        QVERIFY(openTransfer(room.incident(id)) != nullptr);
        QVERIFY(room.run(MarkTransfer{id, TransferStep::Misrouted, "it is Canton's"}));
        QVERIFY(!room.incident(id).callback);
        QVERIFY(room.run(PlaceTransfer{id, {}, "Canton", ""}));
        QVERIFY(room.run(MarkTransfer{id, TransferStep::CallerLost, ""}));
        QVERIFY(room.incident(id).callback->cause == CallbackCause::LineDropped);
    }

    void acceptedIsTheirsAndOwesNothing()
    {
        DispatchRoom room;
        const IncidentId id = openKind(room, CallKind::Voice);
        QVERIFY(room.run(PlaceTransfer{id, {}, "Canton", ""}));
        QVERIFY(room.run(MarkTransfer{id, TransferStep::Accepted, "Op. 7"}));
        QVERIFY(!room.incident(id).callback);
        QVERIFY(openTransfer(room.incident(id)) == nullptr);
    }

    // "-2" behind the words is when it happened, as it is everywhere else.
    void aTimeAtTheEndIsWhenItHappened()
    {
        CareShift shift;
        DispatchRoom& room = shift.room;
        const IncidentId id = openKind(room, CallKind::Voice);
        room.pass(Span::minutes(20));
        const auto at = [&](const char* line) {
            const std::string done = shift.run(line, dispatcherSeat());
            return done == "done"
                       ? (room.now() - room.log().back().envelope.happenedAt).wholeSeconds() / 60
                       : std::int64_t(-1);
        };
        QCOMPARE(at("aid 0001 ems -9"), std::int64_t(9));
        QCOMPARE(at("aid 0001 ems accepted -8"), std::int64_t(8));
        QVERIFY(room.incident(id).aid.back().stage == AidStage::Accepted);
        QCOMPARE(at("aid 0001 fire Harbor Fire by phone -7"), std::int64_t(7));
        QCOMPARE(room.incident(id).aid.back().whom, std::string("Harbor Fire"));
        QCOMPARE(at("xfer 0001 Canton -6"), std::int64_t(6));
        QCOMPARE(at("xfer 0001 answered Op. 7 -5"), std::int64_t(5));
        QCOMPARE(room.incident(id).transfers.back().who, std::string("Op. 7"));
        QCOMPARE(at("int 0001 asked lang Spanish -4"), std::int64_t(4));
        QCOMPARE(at("int 0001 connected on line two -3"), std::int64_t(3));
        QCOMPARE(at("ping 0001 asked by Verizon she took pills -2"), std::int64_t(2));
        QCOMPARE(room.incident(id).calls.back().pings.back().ground, std::string("she took pills"));
        QCOMPARE(at("pax 0001 operator Kim -1"), std::int64_t(1));
        QCOMPARE(room.incident(id).premiseAlarm->canceledBy, std::string("operator Kim"));
        QVERIFY(foldedFromText(room.log()) == room.state());
    }

    void aTimeInsideWhatWasSaidStaysThere()
    {
        CareShift shift;
        const IncidentId id = openKind(shift.room, CallKind::Voice);
        const LineContext context{
            shift.room.state(), shift.room.knowledge(), shift.room.now(), Span{}, {}, {}};
        const auto timeOf = [&](const char* line) {
            const auto parsed = parseLine(line, context);
            if (!parsed)
                qFatal("%s: %s", line, refusalSentence(parsed.refusal()).c_str());
            return parsed->happenedAt.has_value();
        };
        QVERIFY(timeOf("xfer 0001 accepted at 00:00"));
        QVERIFY(timeOf("xfer 0001 answered Sergeant Kim at 00:00"));
        QVERIFY(timeOf("pax 0001 operator Kim at 00:00"));
        QVERIFY(!timeOf("ping 0001 asked by Verizon she took pills at 00:00"));
        QVERIFY(!timeOf("pax 0001 owner, left the door open at 00:00"));
        QVERIFY(!timeOf("xfer 0001 Canton because theirs at 00:00"));
        QVERIFY(!timeOf("aid 0001 tow Harbor Towing ! seen -2 \"at\" \"-3\""));
        QVERIFY(shift.room.incident(id).transfers.empty());
    }

    void noStepOfATransferComesBeforeTheLast()
    {
        CareShift shift;
        openKind(shift.room, CallKind::Voice);
        shift.room.pass(Span::minutes(10));
        QCOMPARE(shift.run("xfer 0001 Canton -20", dispatcherSeat()),
                 std::string("TimeBeforeCall"));
        QCOMPARE(shift.run("xfer 0001 Canton -3", dispatcherSeat()), std::string("done"));
        QCOMPARE(shift.run("xfer 0001 answered Kim -5", dispatcherSeat()),
                 std::string("ContactTimeBefore"));
        QCOMPARE(shift.run("int 0001 asked lang Spanish -3", dispatcherSeat()),
                 std::string("done"));
        QCOMPARE(shift.run("int 0001 none -5", dispatcherSeat()), std::string("ContactTimeBefore"));
        QCOMPARE(shift.run("ping 0001 asked by Verizon she took pills -3", dispatcherSeat()),
                 std::string("done"));
        QCOMPARE(shift.run("ping 0001 noresult -5", dispatcherSeat()),
                 std::string("ContactTimeBefore"));
    }

    // The number that was wrong is a stranger's.
    void aCorrectedNumberIsTheOneThatIsCalled()
    {
        CareShift shift;
        const IncidentId id = openKind(shift.room, CallKind::HangUp, "203-555-0600");
        QCOMPARE(shift.run("cf 0001 tel 203-555-0601", dispatcherSeat()), std::string("done"));
        QCOMPARE(shift.room.incident(id).callback->number, std::string("203-555-0601"));
        QCOMPARE(shift.room.incident(id).callback->tries, 0);
        // A slip does not take its place.
        QCOMPARE(shift.run("cf 0001 tel abc", dispatcherSeat()), std::string("CallbackNumberBad"));
        QCOMPARE(shift.room.incident(id).callback->number, std::string("203-555-0601"));
        QCOMPARE(shift.run("undo", dispatcherSeat()), std::string("done"));
        QCOMPARE(shift.room.incident(id).callback->number, std::string("203-555-0600"));
        // What the caller asked for goes with the caller, though somebody else has the old number.
        QCOMPARE(shift.run("cf 0001 safe never", dispatcherSeat()), std::string("done"));
        QCOMPARE(shift.run("cf 0001 tel 203-555-0601", dispatcherSeat()), std::string("done"));
        QCOMPARE(shift.run("call 0001 tel 203-555-0600", dispatcherSeat()), std::string("done"));
        QCOMPARE(shift.run("cb 0001 noanswer", dispatcherSeat()), std::string("CallbackNotSafe"));
        QVERIFY(foldedFromText(shift.room.log()) == shift.room.state());
    }

    void aNumberThatAnotherCallHasTooStaysOwed()
    {
        CareShift shift;
        const IncidentId id = openKind(shift.room, CallKind::HangUp, "203-555-0600");
        QCOMPARE(shift.run("call 0001 tel 203-555-0600", dispatcherSeat()), std::string("done"));
        QCOMPARE(shift.run("cf 0001 tel 203-555-0601", dispatcherSeat()), std::string("done"));
        QCOMPARE(shift.room.incident(id).callback->number, std::string("203-555-0600"));
    }

    void aLostCallersNumberIsFilledInOnceItIsKnown()
    {
        CareShift shift;
        const IncidentId id = openKind(shift.room, CallKind::HangUp, "");
        QCOMPARE(shift.room.incident(id).callback->number, std::string());
        QCOMPARE(shift.run("cf 0001 tel 203-555-0601", dispatcherSeat()), std::string("done"));
        QCOMPARE(shift.room.incident(id).callback->number, std::string("203-555-0601"));
    }

    // Nobody looked again at what a storm had held, whatever was said about it since.
    void aFurtherCallWakesWhatIsHeld()
    {
        CareShift shift;
        DispatchRoom& room = shift.room;
        const IncidentId id = openKind(room, CallKind::Voice);
        const Codes& codes = room.knowledge().codes;
        QCOMPARE(shift.run("pri 0001 p3 quiet street", dispatcherSeat()), std::string("done"));
        QCOMPARE(shift.run("h 0001 storm", dispatcherSeat()), std::string("done"));
        QVERIFY(!boardRow(room.incident(id), codes, room.now()).isLate);
        QCOMPARE(dueAlarmsOf(room, AlarmKind::HoldExpired), 0);
        QCOMPARE(shift.run("h 0001 again", dispatcherSeat()), std::string("IncidentIsHeld"));
        room.pass(Span::minutes(3));
        QCOMPARE(shift.run("call 0001 ! now a man is shocked", dispatcherSeat()),
                 std::string("done"));
        QVERIFY(room.incident(id).stage == IncidentStage::Held);
        const BoardRow row = boardRow(room.incident(id), codes, room.now());
        QVERIFY(row.isLate);
        QVERIFY(row.isCalledSinceHold);
        QCOMPARE(dueAlarmsOf(room, AlarmKind::HoldExpired), 1);
        const auto timers = timerRows(room.state(), codes, dispatcherSeat(), room.now());
        const auto held = std::find_if(timers.begin(), timers.end(), [](const TimerRow& one) {
            return one.kind == TimerKind::Hold;
        });
        QVERIFY(held != timers.end());
        QCOMPARE(timerWords(*held), std::string("called again while held"));
        QVERIFY(room.runAs(advisorSeat(),
                           RaiseAlarm{AlarmKind::HoldExpired, id, {}, held->alarm.dueAt}));
        // Whoever looked holds it anew, and the next call wakes it again.
        QCOMPARE(shift.run("h 0001 the wire is dead", dispatcherSeat()), std::string("done"));
        QVERIFY(room.state().alarms.empty());
        QVERIFY(!boardRow(room.incident(id), codes, room.now()).isLate);
        QCOMPARE(shift.run("call 0001 tel 203-555-0199", dispatcherSeat()), std::string("done"));
        QVERIFY(boardRow(room.incident(id), codes, room.now()).isCalledSinceHold);
        QCOMPARE(shift.run("rel 0001", dispatcherSeat()), std::string("done"));
        QVERIFY(!boardRow(room.incident(id), codes, room.now()).isCalledSinceHold);
        QVERIFY(foldedFromText(room.log()) == room.state());
    }

    void aCrisisLineGetsAHandOffWhateverIsTyped()
    {
        CareShift shift;
        openKind(shift.room, CallKind::Voice);
        const IncidentId id = shift.incident().id;
        QCOMPARE(shift.room.refusalOf(PlaceTransfer{id, {}, "988", ""}),
                 std::string("TransferIsHandoff"));
        QCOMPARE(shift.run("xfer 0001 988", dispatcherSeat()), std::string("done"));
        QCOMPARE(shift.incident().handoffs.size(), std::size_t{1});
        QVERIFY(shift.incident().transfers.empty());
    }

    void theAlarmCompanysCodeIsInNoLog()
    {
        CareShift shift;
        shift.room.open("NOISE");
        QCOMPARE(shift.run("pa 0001", dispatcherSeat()), std::string("PremiseAlarmEmpty"));
        QCOMPARE(
            shift.run("pa 0001 company Guardline operator Kim code HEDGEHOG", dispatcherSeat()),
            std::string("done"));
        QCOMPARE(shift.run("pa 0001 zone \"front door\"", dispatcherSeat()), std::string("done"));
        const PremiseAlarm& alarm = shift.incident().premiseAlarm->alarm;
        QCOMPARE(alarm.company, std::string("Guardline"));
        QCOMPARE(alarm.zone, std::string("front door"));
        QCOMPARE(alarm.code, std::string("HEDGEHOG"));
        const std::string inside = told<PremiseAlarmRecorded>(shift.room);
        QCOMPARE(contains(inside, "Guardline"), std::string());
        QCOMPARE(contains(inside, "a code word is on record"), std::string());
        for (const auto audience :
             {LogAudience::Internal, LogAudience::Foi, LogAudience::Press, LogAudience::Court})
            QVERIFY(told<PremiseAlarmRecorded>(shift.room, audience).find("HEDGEHOG") ==
                    std::string::npos);
        const Priority before = shift.incident().priority;
        QCOMPARE(shift.run("pax 0001 operator Kim, code was right", dispatcherSeat()),
                 std::string("done"));
        QCOMPARE(shift.incident().premiseAlarm->canceledBy, std::string("operator Kim"));
        QCOMPARE(shift.incident().premiseAlarm->canceledWhy, std::string("code was right"));
        QVERIFY(shift.incident().priority == before);
        QCOMPARE(shift.run("pax 0001 owner", dispatcherSeat()), std::string("AlarmIsCanceled"));
    }

    void theLineNamesTheCallItMeans()
    {
        CareShift shift;
        openKind(shift.room, CallKind::Voice);
        TakeCall second;
        second.incident = shift.incident().id;
        second.call.callback = "860-555-0199";
        QVERIFY(shift.room.run(second));
        QCOMPARE(shift.run("cf 0001 # 1 recorder 2026/11/26-0412"), std::string("done"));
        QCOMPARE(shift.incident().calls.front().recorder, std::string("2026/11/26-0412"));
        QCOMPARE(shift.run("cf 0001 kind hang-up"), std::string("done"));
        QVERIFY(shift.incident().calls.back().kind == CallKind::HangUp);
        QCOMPARE(shift.run("cb 0001 # 1 nomessage"), std::string("done"));
        QCOMPARE(shift.incident().calls.front().tries.size(), std::size_t{1});
        QVERIFY(shift.incident().callback.has_value());
        QCOMPARE(shift.run("cb 0001 voice"), std::string("done"));
        QCOMPARE(shift.incident().calls.back().tries.size(), std::size_t{1});
        QVERIFY(!shift.incident().callback);
        QCOMPARE(shift.run("cb 0001 # 3 busy"), std::string("CallNotFound"));
        QCOMPARE(shift.run("cf 0001 # 1 safe never"), std::string("done"));
        QCOMPARE(shift.run("cb 0001 # 1 noanswer rang out"), std::string("CallbackNotSafe"));
        QCOMPARE(shift.run("cb 0001 # 1 noanswer rang out because Sgt. Hale said so"),
                 std::string("done"));
        QCOMPARE(shift.room.last<OverrideRecorded>().reason, std::string("Sgt. Hale said so"));
        QCOMPARE(shift.room.last<CallbackAttempted>().note,
                 std::string("rang out because Sgt. Hale said so"));
        QCOMPARE(shift.run("need 0001 deaf,purple"), std::string("NeedUnknown"));
    }
};

HAVEN_TESTS(TestDecideContact)
#include "tst_decide_contact.moc"
