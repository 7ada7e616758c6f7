#include "models/dispatch/log_words.h"

#include "models/base/text.h"
#include "models/dispatch/alarm_audience.h"
#include "models/dispatch/commands.h"
#include "models/dispatch/event_codec.h"
#include "models/dispatch/log_marks.h"
#include "models/dispatch/log_sentences.h"
#include "models/dispatch/premise_code.h"

#include <algorithm>
#include <array>

namespace haven {

namespace {

Sentence sentenceFor(const Recorded& recorded, const LogWordsContext& context)
{
    if (!recorded.event)
        return say("The text of this entry was lawfully removed");
    const Labels labels{context, recorded.envelope.happenedAt};
    return visitKind([&](const auto& fact) { return sentenceOf(fact, labels); }, *recorded.event);
}

LogLine lineOf(const Recorded& recorded, const LogWordsContext& context)
{
    LogLine line;
    line.envelope = recorded.envelope;
    line.marks = marksOf(recorded);
    if (context.nameOf)
        line.who = context.nameOf(recorded.envelope.doneBy);
    if (line.who.empty())
        line.who = recorded.envelope.doneBy.value;
    if (!recorded.event)
        return line;
    line.type = eventType(*recorded.event);
    for (const auto& id : incidentsOf(*recorded.event))
        line.numbers.push_back(context.numberOf(id));
    line.units = unitsOf(*recorded.event);
    return line;
}

// That closed incidents left the board tells nothing of any of them.
bool isClosedTo(LogAudience audience, const Recorded& recorded, const LogWordsContext& context)
{
    const bool isTold =
        audience == LogAudience::Internal && context.restricted == RestrictedWords::Told;
    if (isTold || !context.visibilityOf || !recorded.event || isKind<BoardTrimmed>(*recorded.event))
        return false;
    const auto incidents = incidentsOf(*recorded.event);
    return std::any_of(incidents.begin(), incidents.end(), [&](IncidentId id) {
        return context.visibilityOf(id) == Visibility::Restricted;
    });
}

struct Withholding {
    LogAudience audience;
    FieldClass fieldClass;
    std::string_view code;
};

// Who may not read what. Whatever is not listed is told. Inside the house only sealed notes stay
// closed here; everybody else reads by role before it comes to this table.
constexpr std::array<Withholding, 18> kWithholdings = {{
    {LogAudience::Internal, FieldClass::ClinicianOnly, "W-SEALED"},
    {LogAudience::Foi, FieldClass::Police, "W-POLICE"},
    {LogAudience::Foi, FieldClass::CriminalJustice, "W-CJ"},
    {LogAudience::Foi, FieldClass::Victim, "W-VICTIM"},
    {LogAudience::Foi, FieldClass::Juvenile, "W-JUVENILE"},
    {LogAudience::Foi, FieldClass::Care, "W-CARE"},
    {LogAudience::Foi, FieldClass::ClinicianOnly, "W-SEALED"},
    {LogAudience::Press, FieldClass::Police, "W-POLICE"},
    {LogAudience::Press, FieldClass::CriminalJustice, "W-CJ"},
    {LogAudience::Press, FieldClass::Victim, "W-VICTIM"},
    {LogAudience::Press, FieldClass::Juvenile, "W-JUVENILE"},
    {LogAudience::Press, FieldClass::Care, "W-CARE"},
    {LogAudience::Press, FieldClass::ClinicianOnly, "W-SEALED"},
    {LogAudience::Court, FieldClass::CriminalJustice, "W-CJ"},
    {LogAudience::Court, FieldClass::Victim, "W-VICTIM"},
    {LogAudience::Court, FieldClass::Juvenile, "W-JUVENILE"},
    {LogAudience::Court, FieldClass::Care, "W-CARE"},
    {LogAudience::Court, FieldClass::ClinicianOnly, "W-SEALED"},
}};

struct WithholdingWords {
    std::string_view code;
    std::string_view sentence;
};

constexpr std::array<WithholdingWords, 8> kWithholdingWords = {{
    {"W-POLICE", "Names, places, telephone numbers and notes; released only after a person of the "
                 "agency has looked at each."},
    {"W-CJ", "From criminal justice records; not released by this agency."},
    {"W-VICTIM", "Would identify a victim."},
    {"W-JUVENILE", "Would identify a person under age."},
    {"W-CARE", "Health of a person in crisis; personal privacy, CGS 1-210(b)(2), to be decided for "
               "each record."},
    {"W-SEALED", "A clinician's sealed note."},
    {kAlarmCodeCode, "The code word of an alarm; it proves to the alarm company who somebody is."},
    {kRestrictedCode,
     "The agency has restricted this incident; what happened in it is told only by "
     "a decision about this one incident."},
}};

constexpr std::string_view kReporterWithheld = "[withheld]";

template <class... Facts>
bool isOneOf(const Event& event)
{
    return (kindIf<Facts>(&event) || ...);
}

bool isOfCareRecord(const Event& event)
{
    return isOneOf<CareTextRecorded, MandatedReportRecorded, ConsentRecorded, ConsentWithdrawn,
                   ReferralRecorded, FollowUpPlanned, FollowUpTried, FollowUpEnded,
                   CarePlanRecorded, CarePlanEnded>(event);
}

bool isOfJusticeRecord(const Event& event)
{
    if (const auto* raised = kindIf<AlarmRaised>(&event))
        return raised->kind == AlarmKind::CheckConfirm;
    if (const auto* seen = kindIf<AlarmAcknowledged>(&event))
        return seen->kind == AlarmKind::CheckConfirm;
    if (const auto* aside = kindIf<AlarmShelved>(&event))
        return aside->kind == AlarmKind::CheckConfirm;
    if (const auto* back = kindIf<AlarmUnshelved>(&event))
        return back->kind == AlarmKind::CheckConfirm;
    return isOneOf<CheckRun, CheckConfirmed, BoloCreated, BoloRenewed, BoloCanceled>(event);
}

// That a restricted incident was opened names nobody.
bool isLook(const Event& event)
{
    const auto* viewed = kindIf<RecordViewed>(&event);
    return viewed && viewed->kind != ViewedKind::RestrictedIncident;
}

bool tellsOfTheLane(AlarmKind kind)
{
    return isOfTheCrisisLane(kind) && kind != AlarmKind::OfficerEmergency;
}

// By its name: what was entered from paper is named apart from its facts.
bool isDeedOfTheLane(std::string_view deed)
{
    for (const std::string_view one :
         {DecideFlag::kName, AnswerFact::kName, SetLevel::kName, RequestClinician::kName,
          AnswerClinician::kName, StartChecklist::kName, CompleteStep::kName, RecordRecheck::kName,
          PlaceHandoff::kName, MarkHandoff::kName, TryCallback::kName}) {
        if (one == deed)
            return true;
    }
    return false;
}

// A caller who hung up is no person in crisis because of it.
std::optional<CallbackCause> callbackCauseOf(const Event& event)
{
    if (const auto* owed = kindIf<CallbackOwed>(&event))
        return owed->cause;
    if (const auto* tried = kindIf<CallbackTried>(&event))
        return tried->cause;
    if (const auto* settled = kindIf<CallbackSettled>(&event))
        return settled->cause;
    return std::nullopt;
}

bool isOfCrisisLane(const Event& event)
{
    if (const auto* raised = kindIf<AlarmRaised>(&event))
        return tellsOfTheLane(raised->kind);
    if (const auto* seen = kindIf<AlarmAcknowledged>(&event))
        return tellsOfTheLane(seen->kind);
    if (const auto* aside = kindIf<AlarmShelved>(&event))
        return tellsOfTheLane(aside->kind);
    if (const auto* back = kindIf<AlarmUnshelved>(&event))
        return tellsOfTheLane(back->kind);
    if (const auto* written = kindIf<ActReconstructed>(&event))
        return isDeedOfTheLane(written->deed);
    if (const auto cause = callbackCauseOf(event))
        return *cause == CallbackCause::LostInHandoff;
    return isOneOf<CrisisFlagSuggested, CrisisFlagDecided, FlagDecisionUndone, FactAnswered,
                   LevelChanged, ClinicianRequested, ClinicianAnswered, ChecklistStarted,
                   ChecklistStepDone, ChecklistStepUndone, ChecklistFinished, RecheckDone,
                   CareTextRecorded, MandatedReportRecorded, ConsentRecorded, ConsentWithdrawn,
                   ReferralRecorded, FollowUpPlanned, FollowUpTried, FollowUpEnded,
                   CarePlanRecorded, CarePlanApproved, CarePlanEnded, CareViewed, PerceivedRecorded,
                   HandoffPlaced, HandoffProgressed, ClosingItemRecorded, ClinicianWithheld,
                   ClinicianNeedJudged, SealedNoteAdded, SealedNotesRead, SealedNoteReleased,
                   ReleaseWithdrawn, ProtocolKept, RiskProtectionRecorded, ScreeningRecorded>(
        event);
}

// That closed incidents left the board has no words of its own.
std::string withoutCodes(std::string text, const Event& event, const LogWordsContext& context)
{
    if (isKind<BoardTrimmed>(event))
        return text;
    for (const IncidentId id : incidentsOf(event)) {
        for (const std::string& code : context.alarmCodesOf(id))
            text = withoutCode(std::move(text), code);
    }
    return text;
}

constexpr std::string_view kJuvenileNameCode = "W-JUVENILE";
constexpr std::string_view kVictimNameCode = "W-VICTIM";

// The code of a protected name, whoever is not told it.
std::string_view nameCode(FieldClass fieldClass)
{
    return fieldClass == FieldClass::Juvenile ? kJuvenileNameCode : kVictimNameCode;
}

// Whether these words may hold a name that this audience is not told. What is open was typed by
// nobody, but for an open note; of a crew the officers are named.
bool mayNameSomebody(const SentencePart& part, const Event& event, const LogWordsContext& context,
                     LogAudience audience)
{
    const bool isTold = audience == LogAudience::Internal &&
                        context.protectedNames == LogWordsContext::ProtectedNames::Told;
    const bool isTyped = part.fieldClass != FieldClass::Open || isKind<NoteAdded>(event);
    const bool isOther = isOneOf<BoardTrimmed, UnitLoggedOn, CrewChanged, OutsideUnitJoined>(event);
    return !isTold && isTyped && !isOther && context.namesIn && !part.text.empty();
}

// The words with a code for each name, and the codes beside them.
void addWithoutNames(OutwardLine& outward, const SentencePart& part, const Recorded& recorded,
                     const LogWordsContext& context)
{
    for (const NamedPiece& piece : context.namesIn(recorded, part.text)) {
        if (!piece.nameOf) {
            outward.line.text += piece.text;
            continue;
        }
        const auto code = nameCode(*piece.nameOf);
        outward.line.text += "[" + std::string(code) + "]";
        outward.withheld.emplace_back(code);
    }
}

} // namespace

LogLine wordsFor(const Recorded& recorded, const LogWordsContext& context)
{
    const Sentence sentence = sentenceFor(recorded, context);
    LogLine line = lineOf(recorded, context);
    for (const auto& part : sentence.parts) {
        line.text += part.text;
        if (!part.text.empty())
            line.fieldClass = std::max(line.fieldClass, part.fieldClass);
    }
    return line;
}

OutwardLine outwardWords(const Recorded& recorded, const LogWordsContext& inside,
                         LogAudience audience)
{
    LogWordsContext context = inside;
    const bool isPublic = audience == LogAudience::Foi || audience == LogAudience::Press;
    if (isPublic)
        context.healthTypes = LogWordsContext::HealthTypes::Withheld;
    const Sentence sentence = sentenceFor(recorded, context);
    OutwardLine outward;
    outward.line = lineOf(recorded, context);
    // Whoever records it may be the one the law protects.
    if (recorded.event && isOneOf<MandatedReportRecorded>(*recorded.event)) {
        outward.line.who = std::string(kReporterWithheld);
        outward.line.envelope.recordedBy = outward.line.envelope.doneBy = AgentId();
        outward.line.envelope.position = PositionId();
    }
    if (isClosedTo(audience, recorded, context)) {
        outward.line.text = "[" + std::string(kRestrictedCode) + "]";
        outward.line.units.clear();
        outward.withheld.emplace_back(kRestrictedCode);
        return outward;
    }
    // That a flag, a level, a clinician or a checklist was there tells as much as what it said.
    if (isPublic && recorded.event && isOfCrisisLane(*recorded.event)) {
        const auto code = *withheldFor(audience, FieldClass::Care);
        outward.line.text = "[" + std::string(code) + "]";
        outward.line.type = "withheld";
        outward.line.marks.clear();
        outward.withheld.emplace_back(code);
        return outward;
    }
    for (const auto& part : sentence.parts) {
        const auto code = part.text.empty() ? std::nullopt : withheldFor(audience, part.fieldClass);
        if (!code) {
            if (recorded.event && mayNameSomebody(part, *recorded.event, context, audience))
                addWithoutNames(outward, part, recorded, context);
            else
                outward.line.text += part.text;
            outward.line.fieldClass = std::max(outward.line.fieldClass, part.fieldClass);
            continue;
        }
        // What stands between the words stays, so that the sentence still reads.
        const auto words = std::min(part.text.find_first_not_of(":, ("), part.text.size());
        outward.line.text += part.text.substr(0, words) + "[" + std::string(*code) + "]";
        outward.withheld.emplace_back(*code);
    }
    if (recorded.event && context.alarmCodesOf) {
        std::string text = withoutCodes(outward.line.text, *recorded.event, context);
        if (text != outward.line.text)
            outward.withheld.emplace_back(kAlarmCodeCode);
        outward.line.text = std::move(text);
    }
    const bool isKept = context.careRecord == LogWordsContext::CareRecord::Withheld &&
                        outward.line.fieldClass >= FieldClass::Care && recorded.event &&
                        isOfCareRecord(*recorded.event);
    const bool isJustice = context.justiceRecord == LogWordsContext::JusticeRecord::Withheld &&
                           outward.line.fieldClass >= FieldClass::CriminalJustice &&
                           recorded.event && isOfJusticeRecord(*recorded.event);
    const bool isLookedUp = context.looks == LogWordsContext::Looks::Withheld && recorded.event &&
                            isLook(*recorded.event);
    if (isKept || isJustice || isLookedUp)
        outward.line.fieldClass = FieldClass::ClinicianOnly;
    return outward;
}

bool isNameCode(std::string_view code)
{
    return code == kJuvenileNameCode || code == kVictimNameCode;
}

bool isAskedFor(const LogLine& line, const LogQuery& query)
{
    const bool isMarked =
        query.marks.empty() ||
        std::any_of(query.marks.begin(), query.marks.end(), [&](LogMark mark) {
            return std::find(line.marks.begin(), line.marks.end(), mark) != line.marks.end();
        });
    const std::string text = toLower(line.text);
    const auto phrases = split(toLower(query.words), '\n');
    return isMarked && std::all_of(phrases.begin(), phrases.end(), [&](const std::string& phrase) {
               return text.find(phrase) != std::string::npos;
           });
}

std::optional<LogAudience> audienceFromWord(std::string_view word)
{
    for (const auto audience :
         {LogAudience::Internal, LogAudience::Foi, LogAudience::Press, LogAudience::Court}) {
        if (equalsIgnoringCase(word, audienceWord(audience)))
            return audience;
    }
    return std::nullopt;
}

std::string_view audienceWord(LogAudience audience)
{
    switch (audience) {
    case LogAudience::Internal:
        return "internal";
    case LogAudience::Foi:
        return "foi";
    case LogAudience::Press:
        return "press";
    case LogAudience::Court:
        return "court";
    }
    return {};
}

std::optional<std::string_view> withheldFor(LogAudience audience, FieldClass fieldClass)
{
    const auto found =
        std::find_if(kWithholdings.begin(), kWithholdings.end(), [&](const Withholding& row) {
            return row.audience == audience && row.fieldClass == fieldClass;
        });
    if (found == kWithholdings.end())
        return std::nullopt;
    return found->code;
}

std::string_view withholdingSentence(std::string_view code)
{
    const auto found = std::find_if(kWithholdingWords.begin(), kWithholdingWords.end(),
                                    [&](const WithholdingWords& row) { return row.code == code; });
    return found == kWithholdingWords.end() ? std::string_view{} : found->sentence;
}

} // namespace haven
