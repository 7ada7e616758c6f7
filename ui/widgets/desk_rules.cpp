#include "ui/widgets/desk_rules.h"

#include "models/dispatch/board.h"
#include "models/dispatch/decide.h"
#include "models/geo/beats.h"
#include "models/geo/place_index.h"
#include "models/items/qt_text.h"
#include "ui/widgets/core_text.h"
#include "ui/widgets/desk_asker.h"

#include <QCoreApplication>

namespace haven::ui {

namespace {

struct DeskRulesTr {
    Q_DECLARE_TR_FUNCTIONS(haven::ui::DeskRules)
};

constexpr std::size_t kShortDigits = 4;

Act actAt(const Desk& desk)
{
    Act act;
    act.recordedAt = desk.now();
    act.happenedAt = act.recordedAt;
    act.recordedBy = desk.seat().agent;
    act.doneBy = desk.seat().agent;
    act.position = desk.seat().position;
    act.roles = desk.seat().roles;
    act.day = desk.today();
    act.knowledge = &desk.knowledge();
    return act;
}

} // namespace

std::optional<Refusal> objectionTo(const Desk& desk, const Command& command)
{
    const auto decided = decide(desk.state(), command, actAt(desk));
    return decided ? std::nullopt : std::optional(decided.refusal());
}

Result<std::vector<UnitId>> undoAhead(const Desk& desk, const std::vector<Recorded>& act)
{
    Act undo = actAt(desk);
    undo.lastAct = act;
    const auto decided = decide(desk.state(), Undo{}, undo);
    if (!decided)
        return decided.refusal();
    for (const Event& event : *decided) {
        if (const auto* undone = kindIf<ActUndone>(&event))
            return undone->tell;
    }
    return std::vector<UnitId>{};
}

QString objectionWords(const Desk& desk, const Command& command)
{
    const auto objection = objectionTo(desk, command);
    return objection ? refusalText(*objection) : QString();
}

QString shortNumber(const std::string& number)
{
    return fromStd(number.size() > kShortDigits ? number.substr(number.size() - kShortDigits)
                                                : number);
}

QString fullNumber(const Desk& desk, IncidentId incident)
{
    const auto found = desk.state().incidents.find(incident);
    return found == desk.state().incidents.end() ? QString() : fromStd(found->second.number);
}

QString incidentWords(const Desk& desk, IncidentId incident)
{
    const auto found = desk.state().incidents.find(incident);
    if (found == desk.state().incidents.end())
        return {};
    const BoardRow row = boardRow(found->second, desk.knowledge().codes, desk.now());
    return DeskRulesTr::tr("%1 %2", "%1 is the short number of an incident, %2 its type")
        .arg(shortNumber(row.number), coreWord(row.label));
}

Location locationAt(const Knowledge& knowledge, Coordinate at)
{
    Location location;
    location.point = at;
    location.confidence = Confidence::Coordinates;
    if (knowledge.places != nullptr) {
        if (const auto near = knowledge.places->placeNear(at))
            location.text = near->address.empty() ? near->street : near->address;
    }
    if (location.text.empty())
        location.text = coordinateText(at);
    if (knowledge.beats != nullptr)
        location.beat = knowledge.beats->beatAt(at);
    return location;
}

QString placeWords(const Knowledge& knowledge, Coordinate at)
{
    const Location location = locationAt(knowledge, at);
    const QString text = fromStd(location.text);
    return location.beat ? DeskRulesTr::tr("%1, beat %2", "%1 is an address, %2 a beat")
                               .arg(text, fromStd(location.beat->value))
                         : DeskRulesTr::tr("%1, outside every beat", "%1 is an address").arg(text);
}

} // namespace haven::ui
