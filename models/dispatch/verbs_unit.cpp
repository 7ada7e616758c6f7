#include "models/base/text.h"
#include "models/crisis/cue_tokens.h"
#include "models/crisis/weapon_quote.h"
#include "models/dispatch/unit_discipline.h"
#include "models/dispatch/verbs.h"
#include "models/dispatch/work_stack.h"

#include <algorithm>
#include <set>

namespace haven {

namespace {

std::string_view withoutZeros(std::string_view digits)
{
    return digits.substr(std::min(digits.find_first_not_of('0'), digits.size()));
}

// "on 36" where d 36 was meant: a unit may be called so where something is said of it.
std::optional<Refusal> namesAnIncident(const State& state, const LogOnUnit& on)
{
    const bool isBare = on.officers.empty() && on.vehicle.empty() && on.radio.empty() &&
                        on.skills.empty() && !on.beat && !on.discipline;
    const std::string& sign = on.unit.value;
    for (const auto& [id, incident] : state.incidents) {
        const auto hyphen = incident.number.find('-');
        const bool isShort = isBare && isDigits(sign) && hyphen != std::string::npos &&
                             withoutZeros(incident.number.substr(hyphen + 1)) == withoutZeros(sign);
        if (isShort || incident.number == sign)
            return refuse(RefusalCode::CallSignOfIncident, sign, incident.number);
    }
    return std::nullopt;
}

Result<Command> buildOn(const LineParts& parts, const LineContext& context)
{
    LogOnUnit command;
    command.unit = unitIdOf(wordOr(parts, Slot::NewUnit), context.state);
    command.officers = keywordList(parts, "officers");
    command.vehicle = keywordOr(parts, "car");
    command.radio = keywordOr(parts, "radio");
    command.skills = keywordList(parts, "skills");
    if (const auto beat = keywordOr(parts, "beat"); !beat.empty())
        command.beat = BeatId(beat);
    command.equipment = keywordList(parts, "gear");
    command.odometer = keywordOr(parts, "odo");
    if (const std::string word = keywordOr(parts, "disc"); !word.empty()) {
        const auto discipline = unitDisciplineFromWord(word);
        if (!discipline)
            return refuse(RefusalCode::DisciplineUnknown, word, unitDisciplineWords());
        command.discipline = *discipline;
    }
    if (auto taken = namesAnIncident(context.state, command))
        return *std::move(taken);
    return Command(std::move(command));
}

Result<Command> buildOff(const LineParts& parts, const LineContext& context)
{
    LogOffUnit command;
    command.unit = unitIdOf(wordOr(parts, Slot::NewUnit), context.state);
    command.reason = parts.rest;
    command.overrideReason = keywordOr(parts, "because");
    return Command(std::move(command));
}

Result<Command> buildStatus(const LineParts& parts, const LineContext& context)
{
    ChangeUnitStatus command;
    command.units = unitsIn(parts, context);
    command.label = StatusLabel(wordOr(parts, Slot::StatusWord));
    command.note = parts.rest;
    if (parts.place)
        command.place = locate(*parts.place, context.knowledge);
    command.overrideReason = keywordOr(parts, "because");
    return Command(std::move(command));
}

Result<Command> buildSend(const LineParts& parts, const LineContext& context, AssignmentStage stage)
{
    const auto incident = incidentIn(parts, Slot::Incident, context);
    if (!incident)
        return incident.refusal();
    DispatchUnits command;
    command.units = unitsIn(parts, context);
    command.incident = *incident;
    command.stage = stage;
    command.overrideReason = keywordOr(parts, "because");
    for (const auto& unit : keywordList(parts, "over"))
        command.recommended.push_back(unitIdOf(unit, context.state));
    const std::string voice = wordOr(parts, Slot::Word);
    if (equalsIgnoringCase(voice, "silent"))
        command.voice = SendVoice::Silent;
    else if (equalsIgnoringCase(voice, "voice"))
        command.voice = SendVoice::Spoken;
    else if (!voice.empty())
        return refuse(RefusalCode::WordUnexpected, voice,
                      "UNIT[,UNIT] INCIDENT [silent|voice] [because REASON]", "d 3A12,3A15 4482");
    return Command(std::move(command));
}

Result<Command> buildDispatch(const LineParts& parts, const LineContext& context)
{
    return buildSend(parts, context, AssignmentStage::Dispatched);
}

Result<Command> buildAssign(const LineParts& parts, const LineContext& context)
{
    return buildSend(parts, context, AssignmentStage::Assigned);
}

Result<Command> buildEnRoute(const LineParts& parts, const LineContext& context)
{
    MarkEnRoute command;
    command.units = unitsIn(parts, context);
    command.overrideReason = keywordOr(parts, "because");
    return Command(std::move(command));
}

Result<Command> buildOnScene(const LineParts& parts, const LineContext& context)
{
    MarkOnScene command;
    command.units = unitsIn(parts, context);
    command.overrideReason = keywordOr(parts, "because");
    return Command(std::move(command));
}

Result<Command> buildClear(const LineParts& parts, const LineContext& context)
{
    ClearUnits command;
    command.units = unitsIn(parts, context);
    if (const auto code = wordOr(parts, Slot::Disposition); !code.empty())
        command.disposition = DispositionCode(code);
    command.overrideReason = keywordOr(parts, "because");
    return Command(std::move(command));
}

Result<Command> buildPreempt(const LineParts& parts, const LineContext& context)
{
    const auto unit = soleUnit(parts, context, "pre 2A16 4482");
    if (!unit)
        return unit.refusal();
    const auto incident = incidentIn(parts, Slot::Incident, context);
    if (!incident)
        return incident.refusal();
    PreemptUnit command;
    command.unit = *unit;
    command.incident = *incident;
    command.overrideReason = keywordOr(parts, "because");
    return Command(std::move(command));
}

Result<Command> buildSwap(const LineParts& parts, const LineContext& context)
{
    const auto unit = soleUnit(parts, context, "swap 3A12 3A15");
    if (!unit)
        return unit.refusal();
    SwapUnits command;
    command.unit = *unit;
    command.other = unitIdOf(wordOr(parts, Slot::OtherUnit), context.state);
    command.overrideReason = keywordOr(parts, "because");
    return Command(std::move(command));
}

Result<Command> buildPrimary(const LineParts& parts, const LineContext& context)
{
    const auto unit = soleUnit(parts, context, "prim 3A15 4482");
    if (!unit)
        return unit.refusal();
    const auto incident = incidentIn(parts, Slot::Incident, context);
    if (!incident)
        return incident.refusal();
    SetPrimaryUnit command;
    command.unit = *unit;
    command.incident = *incident;
    return Command(std::move(command));
}

// Who is in the car, what kind of transport it is, and when it ought to be there.
std::optional<Refusal> readTransport(const LineParts& parts, MarkTransporting& command)
{
    if (const auto words = keywordOr(parts, "carrying"); !words.empty()) {
        const auto carried = carriedFrom(words);
        if (!carried)
            return refuse(RefusalCode::CarriedUnknown, clipped(words, kQuoteShownMax));
        command.carried = *carried;
    }
    if (const auto word = keywordOr(parts, "kind"); !word.empty()) {
        for (const auto kind :
             {TransportKind::Hospital, TransportKind::Booking, TransportKind::Other}) {
            if (equalsIgnoringCase(word, transportKindWord(kind)))
                command.kind = kind;
        }
        if (!command.kind)
            return refuse(RefusalCode::TransportKindUnknown, clipped(word, kQuoteShownMax));
    }
    if (const auto minutes = keywordOr(parts, "within"); !minutes.empty()) {
        if (!isDigits(minutes) || minutes.size() > 4)
            return refuse(RefusalCode::TransportMinutes, "720");
        command.within = Span::minutes(std::stoi(minutes));
    }
    return std::nullopt;
}

bool isTransportField(std::string_view key, const std::string& value)
{
    const auto isMiles = [](char c) { return isDigit(c) || c == '.'; };
    if (key == "odo")
        return isDigit(value.front()) && std::all_of(value.begin(), value.end(), isMiles);
    if (key == "within")
        return isDigits(value);
    if (key == "carrying")
        return carriedFrom(value).has_value();
    constexpr TransportKind kKinds[]{TransportKind::Hospital, TransportKind::Booking,
                                     TransportKind::Other};
    return key == "kind" && std::any_of(std::begin(kKinds), std::end(kKinds), [&](auto kind) {
               return equalsIgnoringCase(value, transportKindWord(kind));
           });
}

// "Harbor Hospital odo 45120": people say where to first, and the miles of it are evidence. What
// stands at the very end as a field would is one; where nothing stands before it, it is the place.
LineParts withFieldsAtEnd(const LineParts& typed)
{
    LineParts parts = typed;
    for (;;) {
        std::vector<std::string> words = split(trimmed(parts.rest), ' ');
        std::erase(words, std::string());
        const std::size_t least = parts.place ? 2 : 3;
        if (words.size() < least)
            return parts;
        const std::string key = toLower(words[words.size() - 2]);
        if (!isTransportField(key, words.back()) || parts.keywords.count(key) > 0)
            return parts;
        parts.keywords[key] = words.back();
        words.resize(words.size() - 2);
        parts.rest = joined(words, " ");
    }
}

Result<Command> buildTransport(const LineParts& typed, const LineContext& context)
{
    const LineParts parts = withFieldsAtEnd(typed);
    const auto unit = soleUnit(parts, context, "tr 3A12 Harbor Hospital");
    if (!unit)
        return unit.refusal();
    MarkTransporting command;
    command.unit = *unit;
    command.destination = parts.place.value_or("");
    if (!command.destination.empty() && !parts.rest.empty())
        command.destination += ", ";
    command.destination += parts.rest;
    command.odometer = keywordOr(parts, "odo");
    command.overrideReason = keywordOr(parts, "because");
    if (auto fault = readTransport(parts, command))
        return *std::move(fault);
    if (command.destination.empty())
        return refuse(RefusalCode::SlotMissing, "DESTINATION", "tr 3A12 Harbor Hospital");
    return Command(std::move(command));
}

OnViewActivity activityOf(const LineParts& parts, const LineContext& context)
{
    OnViewActivity command;
    // Whoever is named behind the first is there as well: "ts 3A12,3A15 AB12345 @Main St".
    const std::vector<UnitId> units = unitsIn(parts, context);
    command.unit = units.front();
    command.backups.assign(units.begin() + 1, units.end());
    command.location = locate(parts.place.value_or(""), context.knowledge);
    command.note = parts.narrative.value_or("");
    command.overrideReason = keywordOr(parts, "because");
    for (const auto& unit : keywordList(parts, "with"))
        command.backups.push_back(unitIdOf(unit, context.state));
    return command;
}

constexpr const char* kStopUsage =
    "UNIT PLATE @PLACE [STATE] [reg STATE] [with UNIT] [because REASON] [! NARRATIVE]";
constexpr const char* kStopExample = "ts 3A12 AB12345 @Main St";

Result<Command> buildTrafficStop(const LineParts& parts, const LineContext& context)
{
    OnViewActivity command = activityOf(parts, context);
    command.type = TypeCode("TSTOP");
    command.origin = IncidentOrigin::TrafficStop;
    command.plate = toUpper(wordOr(parts, Slot::Plate));
    command.plateState = toUpper(keywordOr(parts, "reg"));
    // "AB12345 CT" or "CT AB12345", as it is said; the word beside the plate is nothing else.
    if (std::string state = toUpper(wordOr(parts, Slot::Word)); !state.empty()) {
        if (!isStateWord(state))
            std::swap(state, command.plate);
        if (!isStateWord(state) || !command.plateState.empty())
            return refuse(RefusalCode::WordUnexpected, wordOr(parts, Slot::Word), kStopUsage,
                          kStopExample);
        command.plateState = std::move(state);
    }
    return Command(std::move(command));
}

Result<Command> buildSubjectStop(const LineParts& parts, const LineContext& context)
{
    OnViewActivity command = activityOf(parts, context);
    command.type = TypeCode("SUBJSTP");
    command.origin = IncidentOrigin::SubjectStop;
    return Command(std::move(command));
}

Result<Command> buildOnView(const LineParts& parts, const LineContext& context)
{
    OnViewActivity command = activityOf(parts, context);
    command.type = TypeCode(wordOr(parts, Slot::Type));
    return Command(std::move(command));
}

Result<Command> buildCheck(const LineParts& parts, const LineContext& context)
{
    CheckUnits command;
    command.units = unitsIn(parts, context);
    command.note = parts.rest;
    return Command(std::move(command));
}

Result<Command> buildMove(const LineParts& parts, const LineContext& context)
{
    const auto unit = soleUnit(parts, context, "mv 3A12 @Union Station");
    if (!unit)
        return unit.refusal();
    MoveUnit command;
    command.unit = *unit;
    command.place = locate(parts.place.value_or(""), context.knowledge);
    return Command(std::move(command));
}

Result<Command> buildCloseRoad(const LineParts& parts, const LineContext& context)
{
    return Command(CloseRoad{locate(parts.place.value_or(""), context.knowledge)});
}

Result<Command> buildOpenRoad(const LineParts& parts, const LineContext& context)
{
    return Command(OpenRoad{locate(parts.place.value_or(""), context.knowledge)});
}

// No cry is refused for what stands behind it. "em 3A12 3A15" is a cry of both, and "3A12 shots
// fired" says what is the matter.
DeclareEmergency cryOf(const std::vector<UnitId>& units, const std::string& said,
                       const LineContext& context)
{
    DeclareEmergency command;
    command.unit = units.front();
    command.how = "command line";
    // "3A12, shots fired": a call sign has a figure.
    for (auto other = units.begin() + 1; other != units.end(); ++other) {
        const bool isUnit = context.state.units.count(*other) > 0 ||
                            std::any_of(other->value.begin(), other->value.end(), isDigit);
        if (isUnit)
            command.others.push_back(*other);
        else
            command.words += other->value + " ";
    }
    command.words = trimmed(command.words + said);
    for (;;) {
        const std::size_t end = std::min(command.words.find_first_of(", "), command.words.size());
        const UnitId named = unitIdOf(command.words.substr(0, end), context.state);
        if (end == 0 || context.state.units.count(named) == 0)
            return command;
        if (named != command.unit)
            command.others.push_back(named);
        const std::size_t next = command.words.find_first_not_of(", ", end);
        command.words.erase(0, next);
    }
}

using CryWords = std::set<std::string_view>;

// What nobody says of an emergency that is over; a weapon that is named is one of them too.
const CryWords kCryDangers{
    "weapon",  "weapons",  "wpn",         "wpns",      "arma",        "armas",      "armed",
    "armado",  "help",     "ayuda",       "shots",     "fired",       "shooting",   "stab",
    "stabbed", "stabbing", "fight",       "fighting",  "attacked",    "attacking",  "hit",
    "down",    "hurt",     "injured",     "bleeding",  "hostage",     "barricaded", "ambush",
    "pinned",  "threat",   "threatening", "running",   "chasing",     "foot",       "pursuit",
    "fire",    "send",     "need",        "needs",     "more",        "backup",     "cover",
    "hurry",   "trapped",  "struggling",  "resisting", "unconscious", "missing",    "alone",
    "coming",  "crowd",    "surrounded",  "until",     "not",         "isnt",       "aint",
    "never",   "cant",     "wont",        "unable"};
// One of these says that it is over.
const CryWords kCryOver{
    "safe",       "well",     "ok",         "okay",         "fine",     "false",     "mistake",
    "slip",       "accident", "accidental", "accidentally", "error",    "custody",   "handcuffs",
    "handcuffed", "cuffs",    "cuffed",     "detained",     "arrested", "secure",    "secured",
    "resolved",   "over",     "test",       "drill",        "canceled", "cancelled", "unharmed",
    "unhurt",     "calm",     "button"};
// A place begins so: "end of alley", "end in the stairwell".
const CryWords kCryPlaces{"of", "at", "in", "on", "by", "near", "the", "behind", "unit", "zone"};
// "Nobody hurt" is no danger.
const CryWords kCryNobody{"nobody", "none", "no"};

// Does what stands behind "end" say beyond doubt that the emergency is over? It may be the end of
// an alley.
bool saysItIsOver(std::string_view said)
{
    const std::vector<CueToken> words = cueTokens(said, {});
    bool isOver = false;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string& word = words[i].word;
        const bool isOfNobody = (word == "hurt" || word == "injured") && i > 0 &&
                                kCryNobody.count(words[i - 1].word) > 0;
        if (kCryDangers.count(word) > 0 && !isOfNobody)
            return false;
        isOver = isOver || kCryOver.count(word) > 0;
    }
    const bool isPlace = !words.empty() && kCryPlaces.count(words.front().word) > 0 &&
                         !said.starts_with("in custody");
    return isOver && !isPlace && !namesOtherWeapon({}, said);
}

// What "end" gives as the reason: behind "because" or a mark whatever stands there, else what says
// that it is over. Nothing: the words are of the cry.
std::optional<std::string> reasonOfEnd(std::string_view verb, std::string_view rest)
{
    constexpr std::string_view kBecause = "because";
    constexpr std::string_view kMarks = ":,;-";
    const std::string_view said = trimmed(rest);
    const std::size_t blank = std::min(said.find(' '), said.size());
    if (equalsIgnoringCase(said.substr(0, blank), kBecause))
        return std::string(trimmed(said.substr(blank)));
    if (said.empty() || kMarks.find(verb.back()) != std::string_view::npos)
        return std::string(said);
    if (kMarks.find(said.front()) != std::string_view::npos)
        return std::string(trimmed(said.substr(1)));
    return saysItIsOver(said) ? std::optional(std::string(said)) : std::nullopt;
}

// What is said with "ack" is a note on what the unit works. It is of a cry where nobody cried yet,
// and where there is no incident that it could stand on.
bool isOfACry(const std::string& said, const UnitId& unit, const LineContext& context)
{
    if (trimmed(said).empty())
        return false;
    const auto found = context.state.units.find(unit);
    if (found == context.state.units.end() || !found->second.emergency || !found->second.incident)
        return true;
    const std::vector<CueToken> words = cueTokens(said, {});
    return namesOtherWeapon({}, said) ||
           std::any_of(words.begin(), words.end(),
                       [](const CueToken& token) { return kCryDangers.count(token.word) > 0; });
}

// A cry is never ended or refused by words that may be of the cry.
Result<Command> buildEmergency(const LineParts& parts, const LineContext& context)
{
    const std::string first = wordOr(parts, Slot::Word);
    std::string word = toLower(first);
    while (!word.empty() && std::string_view(":,;").find(word.back()) != std::string_view::npos)
        word.pop_back();
    const std::vector<UnitId> units = unitsIn(parts, context);
    const auto reason =
        word == "end" ? reasonOfEnd(first, parts.rest) : std::optional<std::string>();
    const bool isAnswer = word == "ack" && !isOfACry(parts.rest, units.front(), context);
    if (!reason && !isAnswer)
        return Command(cryOf(units, first + " " + parts.rest, context));
    // Each is answered and ended by itself: nobody ends what they do not name alone.
    const auto sole = soleUnit(parts, context, "em 3A12 ack");
    if (!sole)
        return sole.refusal();
    if (isAnswer) {
        AcknowledgeEmergency command;
        command.unit = *sole;
        command.words = parts.rest;
        return Command(std::move(command));
    }
    EndEmergency command;
    command.unit = *sole;
    command.reason = *reason;
    return Command(std::move(command));
}

} // namespace

std::vector<Verb> unitVerbs()
{
    using P = Verb::Place;
    using E = Verb::Extras;
    const Need optional = Need::Optional;
    const Need required = Need::Required;
    return {
        {{"d", "send", "UNIT[,UNIT] INCIDENT [silent|voice] [over UNIT[,UNIT]] [because REASON]",
          "d 3A12,3A15 4482",
          "Send units to an incident, also silently, or over those recommended"},
         {{Slot::Units, required}, {Slot::Incident, required}, {Slot::Word, optional}},
         {"over", "because"},
         P::None,
         E::None,
         buildDispatch,
         {},
         {"silent", "voice"}},
        {{"en", "enroute", "UNIT[,UNIT] [because REASON]", "en 3A12", "Units are on their way"},
         {{Slot::Units, required}},
         {"because"},
         P::None,
         E::None,
         buildEnRoute,
         {}},
        {{"os", "onscene", "UNIT[,UNIT] [because REASON]", "os 3A12 -3", "Units have arrived"},
         {{Slot::Units, required}},
         {"because"},
         P::None,
         E::None,
         buildOnScene,
         {}},
        {{"cl", "clear", "UNIT[,UNIT] [DISPOSITION] [because REASON]", "cl 3A12 DONE",
          "Units leave their incident, which stays open"},
         {{Slot::Units, required}, {Slot::Disposition, optional}},
         {"because"},
         P::None,
         E::None,
         buildClear,
         {}},
        {{"st", "status", "UNIT[,UNIT] LABEL [@PLACE] [NOTE] [because REASON]",
          "st 3A12 meal Main St diner", "Set what a unit is doing"},
         {{Slot::Units, required}, {Slot::StatusWord, required}, {Slot::Reason, optional}},
         {"because"},
         P::Optional,
         E::None,
         buildStatus,
         {}},
        {{"on", "logon",
          "UNIT [beat B] [officers A,B] [car C] [radio R] [skills CIT,CLIN] [gear A,B] [odo MILES] "
          "[disc ems]",
          "on 3A12 beat 3 officers Diaz,Moss car 112 skills CIT", "Log a unit on"},
         {{Slot::NewUnit, required}},
         {"beat", "officers", "car", "radio", "skills", "gear", "odo", "disc"},
         P::None,
         E::None,
         buildOn,
         {}},
        {{"off", "logoff", "UNIT [REASON] [because REASON]", "off 3A12", "Log a unit off"},
         {{Slot::NewUnit, required}, {Slot::Reason, optional}},
         {"because"},
         P::None,
         E::None,
         buildOff,
         {}},
        {{"as", "assign", "UNIT[,UNIT] INCIDENT [because REASON]", "as 3A15 4482",
          "Reserve units for an incident without sending them"},
         {{Slot::Units, required}, {Slot::Incident, required}},
         {"because"},
         P::None,
         E::None,
         buildAssign,
         {}},
        {{"pre", "preempt", "UNIT INCIDENT [because REASON]", "pre 2A16 4482",
          "Take a unit off its work and send it; the work waits again"},
         {{Slot::Units, required}, {Slot::Incident, required}},
         {"because"},
         P::None,
         E::None,
         buildPreempt,
         {}},
        {{"swap", "exchange", "UNIT UNIT [because REASON]", "swap 3A12 3A15",
          "Two units change places"},
         {{Slot::Units, required}, {Slot::OtherUnit, required}},
         {"because"},
         P::None,
         E::None,
         buildSwap,
         {}},
        {{"prim", "primary", "UNIT INCIDENT", "prim 3A15 4482", "Make a unit the primary one"},
         {{Slot::Units, required}, {Slot::Incident, required}},
         {},
         P::None,
         E::None,
         buildPrimary,
         {}},
        {{"tr", "transport",
          "UNIT DESTINATION [odo MILES] [carrying female,juvenile,opposite] [kind "
          "hospital|booking] [within MIN]",
          "tr 3A12 Harbor Hospital odo 45120", "A unit is transporting"},
         {{Slot::Units, required}, {Slot::Reason, optional}},
         {"odo", "carrying", "kind", "within", "because"},
         P::Optional,
         E::None,
         buildTransport,
         {}},
        {{"ts", "trafficstop", kStopUsage, kStopExample,
          "Traffic stop: opens the incident, the unit is on scene"},
         {{Slot::Units, required}, {Slot::Plate, required}, {Slot::Word, optional}},
         {"reg", "with", "because"},
         P::Required,
         E::Narrative,
         buildTrafficStop,
         {}},
        {{"ss", "subjectstop", "UNIT @PLACE [with UNIT] [! NARRATIVE]", "ss 3A12 @\"Elm & Third\"",
          "Subject stop: opens the incident, the unit is on scene"},
         {{Slot::Units, required}},
         {"with", "because"},
         P::Required,
         E::Narrative,
         buildSubjectStop,
         {}},
        {{"ov", "onview", "UNIT TYPE @PLACE [with UNIT] [! NARRATIVE]",
          "ov 2A11 DISORD @Harbor Green",
          "The unit came upon it: opens the incident, the unit is on scene"},
         {{Slot::Units, required}, {Slot::Type, required}},
         {"with", "because"},
         P::Required,
         E::Narrative,
         buildOnView,
         {}},
        {{"chk", "check", "[UNIT[,UNIT]] [NOTE]", "chk 3A12",
          "The unit answered its status check; without a unit, all that are due"},
         {{Slot::Units, optional}, {Slot::Reason, optional}},
         {},
         P::None,
         E::None,
         buildCheck,
         {}},
        {{"mv", "move", "UNIT @PLACE", "mv 3A12 @Union Station", "Where a unit says it is"},
         {{Slot::Units, required}},
         {},
         P::Required,
         E::None,
         buildMove,
         {}},
        {{"rx", "roadclosed", "@PLACE", "rx @Main & Oak",
          "Nobody gets through here; travel times go around it"},
         {},
         {},
         P::Required,
         E::None,
         buildCloseRoad,
         {}},
        {{"ro", "roadopen", "@PLACE", "ro @Main & Oak", "The road is open again"},
         {},
         {},
         P::Required,
         E::None,
         buildOpenRoad,
         {}},
        {{"em", "emergency", "UNIT[,UNIT] [WORDS] | UNIT ack | UNIT end [because REASON]",
          "em 3A12 shots fired", "Officer needs help: every position is told"},
         {{Slot::Units, required}, {Slot::Word, optional}, {Slot::Reason, optional}},
         {},
         P::None,
         E::None,
         buildEmergency,
         {},
         {"ack", "end"},
         Verb::Words::Cry},
        {{"who", "who", "", "who", "Show who is signed on and which units are on duty"},
         {},
         {},
         P::None,
         E::None,
         nullptr,
         LineQuestion::Who},
        {{"?", "help", "", "?", "List every verb with an example"},
         {},
         {},
         P::None,
         E::None,
         nullptr,
         LineQuestion::Verbs},
        {{"macro", "macros", "[NAME = LINE; LINE | NAME -]", "macro go = d $1 $2; en $1",
          "Your own short words; without a name, list them"},
         {},
         {},
         P::None,
         E::None,
         nullptr,
         LineQuestion::Macros},
    };
}

} // namespace haven
