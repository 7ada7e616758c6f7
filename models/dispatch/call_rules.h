#pragma once

#include "models/dispatch/commands.h"
#include "models/dispatch/state.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

// What follows from how a contact was made and from what the caller asked for: asked by the rules,
// by the screen and by havenctl.
namespace haven {

// --- which call ---
// The one that is named, else the newest; nullptr where there is none.
const Call* callMeant(const Incident& incident, const std::optional<CallId>& call);
// Its place among the calls of its incident, from 1.
int callOrdinal(const Incident& incident, CallId call);

// --- reaching the caller again ---
// Nobody was there any more, or nobody spoke, to say what it was about.
bool isLostCall(CallKind kind);
// What a call is by the type it was opened as (its common code), where nobody said otherwise: who
// types "911H" has no caller on the line.
CallKind kindByType(std::string_view commonCode, CallKind said);
CallbackCause causeOf(CallKind kind);
// "the caller hung up"
std::string causeWords(CallbackCause cause);
// Whether a call back to this number is owed already; to none, where nobody has the number.
bool isOwedTo(const Incident& incident, std::string_view number);
// A lost caller is called back until somebody answers; nothing where that is owed already.
std::optional<CallbackOwed> owedFor(const Incident* incident, IncidentId id, CallKind kind,
                                    const std::string& number);
// Whoever is owed a call on the number that stood here before is owed it on the right one. A number
// that another call of the incident still has stays: nobody knows whose it is.
void followNumber(Incident& incident, const Call& corrected, std::string_view before);
// Why the telephone of this call is not to be used like that, whoever of the incident said so;
// empty where nothing speaks against it. Not asked speaks against nothing: most callers of 911 are
// never asked. "Not known" is never treated as safe.
std::string unsafeWords(const Incident& incident, const Call& call, CallbackResult result);
// The same with what the caller said when they rang about something else: where nobody asked here,
// the newest answer given on that number counts, with the number of its incident.
std::string unsafeWords(const State& state, const Incident& incident, const Call& call,
                        CallbackResult result);
bool isAnswer(CallbackResult result);
// Whether reaching this call is reaching whoever the task is for: by the number, or, where nobody
// has that, because this call was lost or shows none either.
bool isTaskOf(const CallbackTask& task, const Call& call);
// The call of whoever is called back first: the one of that number, else the newest that has a
// number. nullptr: nobody is owed one, or no call has a number.
const Call* callOwed(const Incident& incident);
// Of those who wait behind the first; nullptr: none of them is this caller.
const CallbackTask* waitingTaskOf(const Incident& incident, const Call& call);

// Whoever this call is from has been reached: what that settles; nothing where nobody waits for it.
std::optional<CallbackSettled> settledBy(const Incident& incident, const Call& call);

// --- typed instead of said ---
std::optional<TextMedium> mediumOf(CallKind kind);
CallKind kindOf(TextMedium medium);
bool isTextOpen(const Call& call);
// The first call of the incident whose session is open; nullptr without one.
const Call* openTextSession(const Incident& incident);
// Whether the note holds the lines of a text session.
bool isTranscript(const Incident& incident, NoteId note);
// The lines of the same call that were kept before those of `note`; nullptr without any.
const Note* transcriptBefore(const Incident& incident, NoteId note);

// --- transfers ---
const CallTransfer* openTransfer(const Incident& incident);
bool bringsBack(TransferStep step);
std::int64_t secondsWaited(const CallTransfer& transfer, Instant now);

// --- the same number again ---
inline constexpr Span kRepeatSpan = Span::hours(24);

// Calls from one number on incidents in memory, counted back from `now`. It only counts: no rule
// asks it, and it never lowers anything.
struct RepeatCaller {
    int calls = 0;     // within kRepeatSpan, this one included
    int lastHour = 0;  // of them
    int incidents = 0; // on so many
    bool isRepeat() const { return calls > 1; }
};
RepeatCaller repeatCaller(const State& state, std::string_view number, Instant now);
// "3 calls from this number in 24 h, 2 of them in the last hour, on 2 incidents"; empty for one.
std::string repeatWords(const RepeatCaller& repeat);

// --- in words ---
std::string fixWords(const CallFix& fix); // without the place itself
std::string serviceClassWord(ServiceClass serviceClass);
std::optional<ServiceClass> serviceClassFromWord(std::string_view word);
std::string needWord(CommunicationNeed need); // "hard of hearing"
std::optional<CommunicationNeed> needFromWord(std::string_view word);
std::string needsWords(const CommunicationNeeds& needs);
std::string stepWords(TransferStep step);
std::string stepWords(InterpreterStep step);
std::string stepWords(PingStep step);
std::string resultWords(CallbackResult result);

} // namespace haven
