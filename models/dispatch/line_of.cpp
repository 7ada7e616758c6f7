#include "models/dispatch/line_of.h"

#include "models/base/text.h"
#include "models/dispatch/alarm_words.h"
#include "models/dispatch/backup_plan.h"
#include "models/dispatch/discipline.h"
#include "models/dispatch/line_of_parts.h"
#include "models/dispatch/work_stack.h"
#include "models/geo/coordinate.h"

#include <algorithm>

namespace haven {

namespace {

constexpr std::size_t kShortDigits = 4;

bool isBlankInside(std::string_view text)
{
    return text.find_first_of(" \t") != std::string_view::npos;
}

std::string quoted(std::string_view text)
{
    return isBlankInside(text) ? "\"" + std::string(text) + "\"" : std::string(text);
}

// What a place may be typed as: its words with what is known of the door, its words, its point.
std::vector<std::string> placesOf(const Location& location)
{
    std::vector<std::string> out;
    if (!location.detail.empty())
        out.push_back(location.text + " " + location.detail);
    out.push_back(location.text);
    if (location.point)
        out.push_back(coordinateText(*location.point));
    return out;
}

// One unit that is taken from what it works. No line takes several at once.
std::optional<PreemptUnit> preemptedAlone(const Command& command)
{
    const auto* sending = kindIf<DispatchUnits>(&command);
    if (!sending || sending->units.size() != 1 || sending->taken.size() != 1 ||
        sending->taken.front().unit != sending->units.front() ||
        sending->voice != SendVoice::NotSaid || !passedOver(*sending).empty())
        return std::nullopt;
    PreemptUnit alone;
    alone.unit = sending->units.front();
    alone.incident = sending->incident;
    alone.overrideReason = sending->overrideReason;
    return alone;
}

// Everything that is not about crisis and care.
struct Writer {
    LineNumbers numbers;
    LineCandidates out;

    void put(const LineText& text) { out.push_back(text.line()); }

    LineText about(std::string_view verb, IncidentId id) const
    {
        return std::move(LineText(verb).word(numbers.of(id)));
    }

    template <class Rest>
    void atPlace(const LineText& start, const Location& location, const Rest& rest)
    {
        for (const std::string& place : placesOf(location)) {
            LineText text = start;
            text.place(place);
            rest(text);
            put(text);
        }
    }

    void operator()(const DispatchUnits& c)
    {
        if (const auto alone = preemptedAlone(c)) {
            (*this)(*alone);
            return;
        }
        const bool isReserved = c.stage == AssignmentStage::Assigned;
        put(LineText(isReserved ? "as" : "d")
                .word(joinedUnits(c.units))
                .word(numbers.of(c.incident))
                .word(c.voice == SendVoice::Silent   ? "silent"
                      : c.voice == SendVoice::Spoken ? "voice"
                                                     : "")
                .keyword("over", joinedUnits(passedOver(c)))
                .hiddenKeyword("because", c.overrideReason, "REASON"));
    }
    void operator()(const MarkEnRoute& c)
    {
        put(LineText("en")
                .word(joinedUnits(c.units))
                .hiddenKeyword("because", c.overrideReason, "REASON"));
    }
    void operator()(const MarkOnScene& c)
    {
        put(LineText("os")
                .word(joinedUnits(c.units))
                .hiddenKeyword("because", c.overrideReason, "REASON"));
    }
    void operator()(const ClearUnits& c)
    {
        put(LineText("cl")
                .word(joinedUnits(c.units))
                .word(c.disposition ? c.disposition->value : std::string())
                .hiddenKeyword("because", c.overrideReason, "REASON"));
    }
    void operator()(const ChangeUnitStatus& c)
    {
        const auto rest = [&c](LineText& text) {
            text.hidden(c.note, "NOTE").hiddenKeyword("because", c.overrideReason, "REASON");
        };
        LineText start = LineText("st").word(joinedUnits(c.units)).word(c.label.value);
        if (c.place) {
            atPlace(start, *c.place, rest);
            return;
        }
        rest(start);
        put(start);
    }
    void operator()(const LogOnUnit& c)
    {
        put(LineText("on")
                .word(c.unit.value)
                .keyword("beat", c.beat ? c.beat->value : std::string())
                .hiddenKeyword("officers", joined(c.officers, ","), "NAME,NAME")
                .keyword("car", c.vehicle)
                .keyword("radio", c.radio)
                .keyword("skills", joined(c.skills, ","))
                .keyword("gear", joined(c.equipment, ","))
                .keyword("odo", c.odometer)
                .keyword("disc", c.discipline ? disciplineWord(*c.discipline) : std::string()));
    }
    void operator()(const LogOffUnit& c)
    {
        put(LineText("off")
                .word(c.unit.value)
                .hidden(c.reason, "REASON")
                .hiddenKeyword("because", c.overrideReason, "REASON"));
    }
    void operator()(const PreemptUnit& c)
    {
        put(LineText("pre")
                .word(c.unit.value)
                .word(numbers.of(c.incident))
                .hiddenKeyword("because", c.overrideReason, "REASON"));
    }
    void operator()(const SwapUnits& c)
    {
        put(LineText("swap")
                .word(c.unit.value)
                .word(c.other.value)
                .hiddenKeyword("because", c.overrideReason, "REASON"));
    }
    void operator()(const SetPrimaryUnit& c)
    {
        put(LineText("prim").word(c.unit.value).word(numbers.of(c.incident)));
    }
    void operator()(const MarkTransporting& c)
    {
        const auto minutes =
            c.within ? std::to_string(c.within->ms / Span::minutes(1).ms) : std::string();
        const auto start =
            LineText("tr")
                .word(c.unit.value)
                .keyword("odo", c.odometer)
                .hiddenKeyword("carrying", carriedWords(c.carried), "WHO")
                .keyword("kind", c.kind ? transportKindWord(*c.kind) : std::string_view())
                .keyword("within", minutes);
        put(LineText(start)
                .place(c.destination)
                .hiddenKeyword("because", c.overrideReason, "REASON"));
        put(LineText(start).word(c.destination));
    }
    void operator()(const OnViewActivity& c)
    {
        const auto rest = [&c](LineText& text) {
            text.keyword("reg", c.plateState)
                .keyword("with", joinedUnits(c.backups))
                .hiddenKeyword("because", c.overrideReason, "REASON")
                .hidden(c.note.empty() ? "" : "!" + c.note, "! NARRATIVE");
        };
        LineText start("ov");
        if (c.origin == IncidentOrigin::TrafficStop)
            start = LineText("ts").word(c.unit.value).word(c.plate);
        else if (c.origin == IncidentOrigin::SubjectStop)
            start = LineText("ss").word(c.unit.value);
        else
            start.word(c.unit.value).word(c.type.value);
        atPlace(start, c.location, rest);
    }
    void operator()(const CheckUnits& c)
    {
        put(LineText("chk").word(joinedUnits(c.units)).hidden(c.note, "NOTE"));
    }
    void operator()(const MoveUnit& c)
    {
        atPlace(LineText("mv").word(c.unit.value), c.place, [](LineText&) {});
    }
    void operator()(const CloseRoad& c)
    {
        atPlace(LineText("rx"), c.place, [](LineText&) {});
    }
    void operator()(const OpenRoad& c)
    {
        atPlace(LineText("ro"), c.place, [](LineText&) {});
    }
    void operator()(const DeclareEmergency& c)
    {
        std::string units = c.unit.value;
        for (const UnitId& other : c.others)
            units += "," + other.value;
        put(LineText("em").word(units).hidden(c.words, "NOTE"));
    }
    void operator()(const AcknowledgeEmergency& c)
    {
        put(LineText("em").word(c.unit.value).word("ack").hidden(c.words, "NOTE"));
    }
    void operator()(const EndEmergency& c)
    {
        const std::string reason = c.reason.empty() ? std::string() : "because " + c.reason;
        put(LineText("em").word(c.unit.value).word("end").hidden(reason, "because REASON"));
    }

    void opening(LineText start, const Location& location, const std::optional<Priority>& priority,
                 const std::optional<CallDraft>& call, const std::string& narrative)
    {
        atPlace(start, location, [&](LineText& text) {
            if (priority)
                text.word(toLower(enumName(*priority)));
            text.hiddenKeyword("tel", call ? call->callback : std::string(), "NUMBER")
                .hidden(narrative.empty() ? "" : "!" + narrative, "! NARRATIVE");
        });
    }
    void operator()(const OpenIncident& c)
    {
        opening(LineText("new").word(c.type.value), c.location, c.priority, c.call, c.narrative);
    }
    void operator()(const OpenAdvised& c)
    {
        opening(LineText("adv").word(c.type.value).word(c.disposition.value), c.location,
                std::nullopt, c.call, c.narrative);
    }
    void operator()(const TakeCall& c)
    {
        put(about("call", c.incident)
                .hiddenKeyword("tel", c.call.callback, "NUMBER")
                .hidden(c.narrative.empty() ? "" : "!" + c.narrative, "! NARRATIVE"));
    }
    void operator()(const AddNote& c)
    {
        const bool isCare = c.fieldClass == FieldClass::Care;
        put(about(isCare ? "hn" : "n", c.incident).hidden(c.text, "TEXT"));
    }
    void operator()(const ChangePriority& c)
    {
        put(about("pri", c.incident)
                .word(toLower(enumName(c.priority)))
                .hidden(c.reason, "REASON"));
    }
    void operator()(const ChangeType& c) { put(about("ty", c.incident).word(c.type.value)); }
    void operator()(const ChangeLocation& c)
    {
        atPlace(about("loc", c.incident), c.location, [&c, this](LineText& text) {
            if (numbers.isRestricted(c.incident))
                text.hiddenPlace();
            text.hiddenKeyword("because", c.reason, "REASON");
        });
    }
    void operator()(const HoldIncident& c)
    {
        std::vector<std::string> untils{std::string()};
        if (c.until)
            untils = momentWords(*c.until, numbers.context);
        for (const std::string& until : untils)
            put(about("h", c.incident).keyword("until", until).hidden(c.reason, "REASON"));
    }
    void operator()(const ReleaseHold& c)
    {
        put(about("rel", c.incident).hidden(c.reason, "REASON"));
    }
    void operator()(const CloseIncident& c)
    {
        std::string codes = c.disposition.value;
        for (const DispositionCode& code : c.further)
            codes += "," + code.value;
        put(about("x", c.incident).word(codes).hidden(c.reason, "REASON"));
    }
    void operator()(const ReopenIncident& c)
    {
        put(about("re", c.incident).hidden(c.reason, "REASON"));
    }
    void operator()(const AssignReportNumber& c) { put(about("rpt", c.incident)); }
    void operator()(const MergeIncidents& c)
    {
        put(about("join", c.from).word(numbers.of(c.into)).hidden(c.reason, "REASON"));
    }
    void operator()(const SplitIncident& c)
    {
        put(about("split", c.incident).hidden(c.reason, "REASON"));
    }
    void operator()(const LinkIncidents& c)
    {
        put(about("link", c.incident).word(numbers.of(c.other)).hidden(c.reason, "REASON"));
    }
    void operator()(const RestrictIncident& c)
    {
        const bool isLifted = c.visibility == Visibility::Normal;
        put(about(isLifted ? "unhide" : "hide", c.incident).hidden(c.reason, "REASON"));
    }
    void operator()(const RecordEmd& c)
    {
        put(about("emd", c.incident)
                .word(toLower(enumName(c.state)))
                .hidden(c.transferredTo, "TO"));
    }
    std::string subjectOf(const std::optional<IncidentId>& incident,
                          const std::optional<UnitId>& unit) const
    {
        return unit ? unit->value : incident ? numbers.of(*incident) : std::string();
    }
    void operator()(const AcknowledgeAlarm& c)
    {
        put(LineText("ack").word(subjectOf(c.incident, c.unit)));
        put(LineText("ack").word(subjectOf(c.incident, c.unit)).word(alarmKindWord(c.kind)));
    }
    void operator()(const ShelveAlarm& c)
    {
        // What the line says of the kind is what is put aside, also when another one is raised
        // meanwhile.
        put(LineText("shelve")
                .word(subjectOf(c.incident, c.unit))
                .word(alarmKindWord(c.kind))
                .word(std::to_string(c.howLong.ms / Span::minutes(1).ms))
                .hidden(c.reason, "REASON"));
    }
    void operator()(const UnshelveAlarm& c)
    {
        put(LineText("unshelve").word(subjectOf(c.incident, c.unit)));
        put(LineText("unshelve").word(subjectOf(c.incident, c.unit)).word(alarmKindWord(c.kind)));
    }
    void operator()(const TakeLadderStep& c)
    {
        put(LineText("noack").word(c.unit.value).hidden(c.note, "NOTE"));
    }
    void operator()(const HandAlarms& c)
    {
        if (c.to)
            put(LineText("away").hidden(c.to->value, "AGENT").hidden(c.reason, "REASON"));
        else
            put(LineText("back"));
    }
    void operator()(const Undo&) { put(LineText("undo")); }
    void operator()(const ChangeSetting& c)
    {
        const bool isOff = c.key == kBackupSetting && c.value.empty();
        put(LineText("conf").word(c.key).hidden(isOff ? kBackupOff : c.value, "VALUE"));
    }

    // Nothing types it, or careLines() does.
    template <class Other>
    void operator()(const Other&)
    {}
};

// What a line cannot say and need not: how an alarm was raised, which of the requests when only one
// is open, that no caller is known, who was recommended where nobody was passed over.
Command canonical(Command command, const LineContext& context)
{
    if (auto* emergency = kindIf<DeclareEmergency>(&command))
        emergency->how = "command line";
    if (auto* sending = kindIf<DispatchUnits>(&command))
        sending->recommended = passedOver(*sending);
    if (const auto alone = preemptedAlone(command))
        return Command(*alone);
    if (auto* undo = kindIf<Undo>(&command))
        undo->act.reset();
    if (auto* opening = kindIf<OpenIncident>(&command); opening && !opening->call)
        opening->call = CallDraft{};
    if (auto* advised = kindIf<OpenAdvised>(&command); advised && !advised->call)
        advised->call = CallDraft{};
    if (auto* answer = kindIf<AnswerClinician>(&command); answer && answer->request) {
        const auto found = context.state.incidents.find(answer->incident);
        const bool isNewest = found != context.state.incidents.end() &&
                              !found->second.clinicianRequests.empty() &&
                              found->second.clinicianRequests.back().id == *answer->request;
        if (isNewest)
            answer->request.reset();
    }
    return command;
}

bool does(const std::string& line, const Command& command, const LineContext& context)
{
    const auto parsed = parseLine(line, context);
    return parsed && parsed->command && !parsed->happenedAt && *parsed->command == command;
}

} // namespace

LineText& LineText::word(std::string_view text)
{
    return hidden(text, text);
}

LineText& LineText::hidden(std::string_view text, std::string_view as)
{
    if (text.empty())
        return *this;
    (m_line.typed += ' ') += text;
    (m_line.shown += ' ') += as;
    return *this;
}

LineText& LineText::keyword(std::string_view name, std::string_view text)
{
    return hiddenKeyword(name, text, quoted(text));
}

LineText& LineText::hiddenKeyword(std::string_view name, std::string_view text, std::string_view as)
{
    if (text.empty())
        return *this;
    // A reason runs to the end of the line.
    word(name);
    return hidden(name == "because" ? std::string(text) : quoted(text), as);
}

LineText& LineText::place(std::string_view text)
{
    const std::string typed = "@" + quoted(text);
    return hidden(typed, typed);
}

LineText& LineText::hiddenPlace()
{
    m_line.shown = m_line.shown.substr(0, m_line.shown.find('@')) + "@PLACE";
    return *this;
}

std::string LineNumbers::of(IncidentId id) const
{
    const auto found = context.state.incidents.find(id);
    if (found == context.state.incidents.end())
        return {};
    const std::string& number = found->second.number;
    for (std::size_t digits = std::min(kShortDigits, number.size()); digits < number.size();
         ++digits) {
        std::string tail = number.substr(number.size() - digits);
        const auto named = findIncident(tail, context);
        if (named && *named == id)
            return tail;
    }
    return number;
}

bool LineNumbers::isRestricted(IncidentId id) const
{
    const auto found = context.state.incidents.find(id);
    return found != context.state.incidents.end() &&
           found->second.visibility == Visibility::Restricted;
}

std::string joinedUnits(const std::vector<UnitId>& units)
{
    std::vector<std::string> names;
    names.reserve(units.size());
    for (const UnitId& unit : units)
        names.push_back(unit.value);
    return joined(names, ",");
}

std::vector<UnitId> passedOver(const DispatchUnits& command)
{
    const auto isIn = [](const std::vector<UnitId>& list, const UnitId& unit) {
        return std::find(list.begin(), list.end(), unit) != list.end();
    };
    const bool goesAnother =
        std::any_of(command.units.begin(), command.units.end(),
                    [&](const UnitId& unit) { return !isIn(command.recommended, unit); });
    std::vector<UnitId> left;
    for (const UnitId& unit : command.recommended) {
        if (goesAnother && !isIn(command.units, unit))
            left.push_back(unit);
    }
    return left;
}

std::optional<LineOf> lineOf(const Command& command, const LineContext& context)
{
    Writer writer{LineNumbers{context}, {}};
    visitKind(writer, static_cast<const AnyWish&>(command));
    LineCandidates lines = std::move(writer.out);
    for (LineOf& line : careLines(command, context))
        lines.push_back(std::move(line));
    for (LineOf& line : peopleLines(command, context))
        lines.push_back(std::move(line));
    for (LineOf& line : crewLines(command, context))
        lines.push_back(std::move(line));
    for (LineOf& line : aidLines(command, context))
        lines.push_back(std::move(line));
    for (LineOf& line : callLines(command, context))
        lines.push_back(std::move(line));
    for (LineOf& line : roomLines(command, context))
        lines.push_back(std::move(line));
    const Command wanted = canonical(command, context);
    const auto found = std::find_if(lines.begin(), lines.end(), [&](const LineOf& line) {
        return does(line.typed, wanted, context);
    });
    return found == lines.end() ? std::nullopt : std::optional(*found);
}

} // namespace haven
