#include "models/dispatch/board.h"
#include "models/dispatch/bolo_match.h"
#include "models/dispatch/call_rules.h"
#include "models/dispatch/discipline.h"
#include "ui/incident/changes_part.h"
#include "ui/incident/head_part.h"
#include "ui/incident/incident_words.h"
#include "ui/widgets/core_text.h"

#include <QCoreApplication>

namespace haven::ui {

namespace {

struct DetailRowsTr {
    Q_DECLARE_TR_FUNCTIONS(haven::ui::DetailRows)
};

QString confidenceWord(Confidence confidence)
{
    switch (confidence) {
    case Confidence::Exact:
        return DetailRowsTr::tr("exact");
    case Confidence::Interpolated:
        return DetailRowsTr::tr("by house number");
    case Confidence::Street:
        return DetailRowsTr::tr("street only");
    case Confidence::Fuzzy:
        return DetailRowsTr::tr("close match, check it");
    case Confidence::Coordinates:
        return DetailRowsTr::tr("by coordinates");
    case Confidence::Forced:
        return DetailRowsTr::tr("taken as typed");
    case Confidence::None:
        return DetailRowsTr::tr("not found on the map");
    }
    return {};
}

QString safeContactWord(SafeContact contact)
{
    switch (contact) {
    case SafeContact::NotAsked:
        return DetailRowsTr::tr("safe contact not asked");
    case SafeContact::Call:
        return DetailRowsTr::tr("safe to call");
    case SafeContact::TextMessage:
        return DetailRowsTr::tr("text only");
    case SafeContact::Voicemail:
        return DetailRowsTr::tr("voicemail is safe");
    case SafeContact::Never:
        return DetailRowsTr::tr("NEVER call back");
    case SafeContact::Unknown:
        return DetailRowsTr::tr("safe contact not known, do not call");
    }
    return {};
}

QString callKindWord(CallKind kind)
{
    switch (kind) {
    case CallKind::Voice:
    case CallKind::Fed:
        return {};
    case CallKind::Silent:
        return DetailRowsTr::tr("silent call");
    case CallKind::OpenLine:
        return DetailRowsTr::tr("open line");
    case CallKind::HangUp:
        return DetailRowsTr::tr("hung up");
    case CallKind::Abandoned:
        return DetailRowsTr::tr("abandoned");
    case CallKind::Tty:
        return DetailRowsTr::tr("by TTY");
    case CallKind::Relay:
        return DetailRowsTr::tr("through a relay");
    case CallKind::Advised:
        return DetailRowsTr::tr("advised only");
    case CallKind::TextSession:
        return DetailRowsTr::tr("by text");
    case CallKind::Radio:
        return DetailRowsTr::tr("by radio");
    }
    return {};
}

// Rows are written one after the other; a key says which row it is, whatever its words are.
class Rows final
{
public:
    void add(const QString& lead, const BlockWriter& row)
    {
        if (!row.isEmpty())
            put(++m_key, lead, row);
    }
    void put(qint64 key, const QString& lead, const BlockWriter& row)
    {
        items.push_back(TextItem{key, lead, {row.block()}});
    }
    std::vector<TextItem> items;

private:
    qint64 m_key = 0;
};

BlockWriter row()
{
    return BlockWriter(TextBlock{{}, TypeRole::Body, 15, Token::Text, {}, Struck::No});
}

// ", " before everything but the first.
QString after(const BlockWriter& row, const QString& text)
{
    return row.isEmpty() ? text : QStringLiteral(", ") + text;
}

BlockWriter locationRow(const Location& location)
{
    BlockWriter out = row();
    QString quiet = confidenceWord(location.confidence);
    if (location.beat)
        quiet += DetailRowsTr::tr(", beat %1").arg(oneLine(location.beat->value));
    out.plain(placeText(location) + u' ').marked(quiet, TextMarkKind::Quiet);
    return out;
}

// Beside what was said: who interprets, whether a text session is open, the recorder, and how often
// this number called.
void addContact(BlockWriter& out, const Call& call, const PartTools& tools)
{
    if (!call.interpreters.empty()) {
        const InterpreterUse& use = call.interpreters.back();
        out.plain(DetailRowsTr::tr(", interpreter for %1 %2", "a language, how it stands")
                      .arg(oneLine(use.language), coreWord(stepWords(use.step))));
    }
    if (isTextOpen(call))
        out.marked(DetailRowsTr::tr(", TEXT SESSION OPEN, %n line(s)", "",
                                    static_cast<int>(call.text->lines)),
                   TextMarkKind::Bold);
    if (!call.recorder.empty())
        out.marked(DetailRowsTr::tr(", recorder %1", "a reference").arg(oneLine(call.recorder)),
                   TextMarkKind::Quiet);
    const RepeatCaller repeat = repeatCaller(tools.desk.state(), call.callback, tools.desk.now());
    if (repeat.isRepeat())
        out.marked(DetailRowsTr::tr(", %1 calls from this number in 24 h, %2 in the last hour",
                                    "two numbers")
                       .arg(repeat.calls)
                       .arg(repeat.lastHour),
                   TextMarkKind::Bold);
}

BlockWriter fixRow(const CallFix& fix, const PartTools& tools)
{
    BlockWriter out = row();
    out.plain(placeText(fix.place) + u' ')
        .marked(coreList(fixWords(fix)), TextMarkKind::Quiet)
        .marked(DetailRowsTr::tr(", %1", "a time").arg(tools.clock.time(fix.at)),
                TextMarkKind::Quiet);
    return out;
}

BlockWriter alarmRow(const PremiseAlarmState& known, const PartTools& tools)
{
    BlockWriter out = row();
    const PremiseAlarm& alarm = known.alarm;
    for (const std::string* text :
         {&alarm.company, &alarm.callOperator, &alarm.phone, &alarm.zone}) {
        if (!text->empty())
            out.plain(after(out, oneLine(*text)));
    }
    if (!alarm.permit.empty())
        out.plain(after(out, DetailRowsTr::tr("permit %1").arg(oneLine(alarm.permit))));
    if (!alarm.keyholder.empty() || !alarm.keyholderPhone.empty())
        out.plain(after(out, DetailRowsTr::tr("keyholder %1 %2", "name, number")
                                 .arg(oneLine(alarm.keyholder), oneLine(alarm.keyholderPhone))));
    if (known.canceledAt)
        out.marked(
            after(out, DetailRowsTr::tr("canceled by %1 at %2; units and priority stay as "
                                        "they are",
                                        "who, a time")
                           .arg(oneLine(known.canceledBy), tools.clock.time(*known.canceledAt))),
            TextMarkKind::Bold);
    return out;
}

BlockWriter callerRow(const Call& call, const PartTools& tools)
{
    BlockWriter out = row();
    for (const std::string* text : {&call.callerName, &call.relation, &call.callback}) {
        if (!text->empty())
            out.plain(after(out, oneLine(*text)));
    }
    if (out.isEmpty())
        out.plain(DetailRowsTr::tr("Name and number not given"));
    if (!call.callerLocation.text.empty())
        out.marked(
            DetailRowsTr::tr(" at %1", "where the caller is").arg(placeText(call.callerLocation)),
            TextMarkKind::Quiet);
    if (!call.language.empty())
        out.plain(DetailRowsTr::tr(", speaks %1", "a language").arg(oneLine(call.language)));
    if (const QString kind = callKindWord(call.kind); !kind.isEmpty())
        out.plain(after(out, kind));
    out.marked(DetailRowsTr::tr(", called %1").arg(tools.clock.time(call.receivedAt)),
               TextMarkKind::Quiet);
    if (!call.callback.empty()) {
        const bool isUnsafe =
            call.safeContact == SafeContact::Never || call.safeContact == SafeContact::Unknown;
        out.marked(QStringLiteral(", ") + safeContactWord(call.safeContact),
                   isUnsafe ? TextMarkKind::Danger : TextMarkKind::Quiet);
        if (!call.safeContactWhen.empty())
            out.plain(u' ' + oneLine(call.safeContactWhen));
    }
    addContact(out, call, tools);
    if (call.callbacks.size() == 1)
        out.marked(DetailRowsTr::tr(", called back once, %1", "how it ended")
                       .arg(spaced(enumName(call.callbacks.back()))),
                   TextMarkKind::Quiet);
    else if (!call.callbacks.empty())
        out.marked(DetailRowsTr::tr(", called back %1 times, last: %2", "number, how it ended")
                       .arg(call.callbacks.size())
                       .arg(spaced(enumName(call.callbacks.back()))),
                   TextMarkKind::Quiet);
    return out;
}

BlockWriter personRow(const Person& person)
{
    BlockWriter out = row();
    for (const std::string* text :
         {&person.name, &person.description, &person.born, &person.phone}) {
        if (!text->empty())
            out.plain(after(out, oneLine(*text)));
    }
    return out.marked(u' ' + spaced(enumName(person.role)), TextMarkKind::Quiet);
}

BlockWriter vehicleRow(const Vehicle& vehicle)
{
    BlockWriter out = row();
    QString plate = oneLine(vehicle.plate);
    if (!vehicle.plateState.empty())
        plate += u' ' + oneLine(vehicle.plateState);
    if (!plate.isEmpty())
        out.marked(plate, TextMarkKind::Bold);
    if (!vehicle.description.empty())
        out.plain(after(out, oneLine(vehicle.description)));
    return out.marked(u' ' + spaced(enumName(vehicle.role)), TextMarkKind::Quiet);
}

QString numberText(const State& state, IncidentId id)
{
    const auto found = state.incidents.find(id);
    return found == state.incidents.end() ? DetailRowsTr::tr("one that left the board")
                                          : oneLine(found->second.number);
}

QString disciplineText(Discipline discipline)
{
    switch (discipline) {
    case Discipline::Police:
        return DetailRowsTr::tr("police");
    case Discipline::Fire:
        return DetailRowsTr::tr("fire");
    case Discipline::Ems:
        return DetailRowsTr::tr("EMS");
    case Discipline::Behavioral:
        return DetailRowsTr::tr("crisis");
    case Discipline::Other:
        return DetailRowsTr::tr("other");
    }
    return {};
}

// Once a person has said how urgent it is for others; what its type says stands in the queue.
void addDisciplines(Rows& rows, const Incident& incident, const Codes& codes)
{
    if (incident.disciplines.empty())
        return;
    BlockWriter out = row();
    for (const PriorityFor& one : prioritiesOf(incident, codes))
        out.plain(after(out, DetailRowsTr::tr("%1 %2", "a discipline, its priority")
                                 .arg(disciplineText(one.discipline), priorityText(one.priority))));
    rows.add(DetailRowsTr::tr("Priority for"), out);
}

void addStanding(Rows& rows, const Incident& incident, const PartTools& tools)
{
    const State& state = tools.desk.state();
    addDisciplines(rows, incident, tools.desk.knowledge().codes);
    if (incident.stage == IncidentStage::Held) {
        BlockWriter held = row();
        held.plain(oneLine(incident.holdReason));
        if (incident.heldUntil)
            held.marked(DetailRowsTr::tr(" until %1").arg(tools.clock.time(*incident.heldUntil)),
                        TextMarkKind::Quiet);
        if (isCalledSinceHold(incident))
            held.marked(DetailRowsTr::tr("  called again: release it, or hold it anew"),
                        TextMarkKind::Danger);
        rows.add(DetailRowsTr::tr("Held"), held);
    }
    if (incident.disposition) {
        const auto* rule = tools.desk.knowledge().codes.dispositionFor(incident.disposition->value);
        BlockWriter closed = row();
        closed.plain(coreWord(rule ? rule->label : incident.disposition->value).simplified());
        if (incident.closedAt)
            closed.marked(DetailRowsTr::tr(" at %1").arg(tools.clock.time(*incident.closedAt)),
                          TextMarkKind::Quiet);
        rows.add(DetailRowsTr::tr("Closed"), closed);
    }
    if (incident.mergedInto)
        rows.add(DetailRowsTr::tr("Joined to"),
                 row().plain(numberText(state, *incident.mergedInto)));
    if (!incident.links.empty()) {
        BlockWriter links = row();
        for (const IncidentId& id : incident.links)
            links.plain(after(links, numberText(state, id)));
        rows.add(DetailRowsTr::tr("Linked"), links);
    }
    if (!incident.reportNumber.empty())
        rows.add(DetailRowsTr::tr("Report"), row().plain(oneLine(incident.reportNumber)));
    if (incident.emd.state != EmdState::NotAsked) {
        BlockWriter medical = row();
        medical.plain(DetailRowsTr::tr("EMD %1", "state of the medical questions")
                          .arg(spaced(enumName(incident.emd.state))));
        for (const std::string* text : {&incident.emd.transferredTo, &incident.emd.determinant}) {
            if (!text->empty())
                medical.plain(after(medical, oneLine(*text)));
        }
        if (incident.emd.at)
            medical.marked(u' ' + tools.clock.time(*incident.emd.at), TextMarkKind::Quiet);
        rows.add(DetailRowsTr::tr("Medical"), medical);
    }
}

} // namespace

std::vector<TextItem> detailRows(const Incident& incident, const PartTools& tools,
                                 const std::vector<SeenChange>& changes)
{
    Rows rows;
    const auto marked = [&](BlockWriter row, LookField field, std::int64_t part = 0) {
        for (const SeenChange& change : changes) {
            if (change.field == field && change.part == part)
                row.marked(QStringLiteral("  ") + DetailRowsTr::tr("changed"), TextMarkKind::Bold,
                           changeWords(change, tools));
        }
        return row;
    };
    if (const std::string bolo = boloMark(tools.desk.state(), incident.id, tools.desk.seat().roles);
        !bolo.empty())
        rows.add(DetailRowsTr::tr("May fit"), row().marked(oneLine(bolo), TextMarkKind::Bold));
    rows.add(DetailRowsTr::tr("Location"),
             marked(locationRow(incident.location), LookField::Location));
    for (const Call& call : incident.calls)
        rows.put(kCallRow + call.id.value, DetailRowsTr::tr("Caller"),
                 marked(callerRow(call, tools), LookField::Caller, call.id.value));
    for (const Call& call : incident.calls) {
        if (!call.fixes.empty())
            rows.add(DetailRowsTr::tr("Call from"), fixRow(call.fixes.back(), tools));
    }
    if (const std::string needs = needsWords(incident.communication); !needs.empty())
        rows.add(DetailRowsTr::tr("Communicates"),
                 row().marked(oneLine(needs), TextMarkKind::Bold));
    if (incident.premiseAlarm)
        rows.add(DetailRowsTr::tr("Alarm"), alarmRow(*incident.premiseAlarm, tools));
    for (const Person& person : incident.persons)
        rows.put(2 * kCallRow + person.id.value, DetailRowsTr::tr("Person"),
                 marked(personRow(person), LookField::Person, person.id.value));
    for (const Vehicle& vehicle : incident.vehicles)
        rows.put(3 * kCallRow + vehicle.id.value, DetailRowsTr::tr("Vehicle"),
                 marked(vehicleRow(vehicle), LookField::Vehicle, vehicle.id.value));
    addStanding(rows, incident, tools);
    return std::move(rows.items);
}

} // namespace haven::ui
