#include "models/items/clinician_list_model.h"

#include "models/dispatch/alarms.h"
#include "models/items/qt_text.h"

#include <algorithm>

namespace haven {

namespace {

BoardPlace placeOf(const ClinicianRow& row)
{
    BoardPlace place;
    place.group.rank = static_cast<int>(row.group);
    place.order = {-row.level.value_or(0), row.since.ms, row.id.value};
    place.key = rowKeyOf(row.id);
    return place;
}

// For a clinician, or for the one who calls back.
bool isWaiting(ClinicianGroup group)
{
    return group == ClinicianGroup::Lost || group == ClinicianGroup::Waiting;
}

QString placeText(const ClinicianRow& row)
{
    QStringList parts;
    if (!row.place.empty())
        parts << fromStd(row.place);
    for (const auto& unit : row.units)
        parts << fromStd(unit.value);
    return parts.join(QStringLiteral(", "));
}

} // namespace

ClinicianListModel::ClinicianListModel(Desk& desk, ClinicianWords words, QObject* parent)
    : GroupedRows(1, parent), m_desk(desk), m_words(std::move(words)), m_now(desk.now())
{
    connect(&desk, &Desk::changed, this,
            [this](const ChangeSet& changes) { apply(changes.incidents); });
    std::set<IncidentId> all;
    for (const auto& [id, incident] : desk.state().incidents)
        all.insert(id);
    apply(all);
}

void ClinicianListModel::apply(const std::set<IncidentId>& ids)
{
    if (ids.empty())
        return;
    m_now = std::max(m_now, m_desk.now());
    std::vector<Wanted> wanted;
    std::vector<std::string> gone;
    const auto& incidents = m_desk.state().incidents;
    for (const IncidentId id : ids) {
        const auto found = incidents.find(id);
        auto row = found == incidents.end() ? std::nullopt
                                            : clinicianRow(found->second, m_desk.knowledge().codes);
        if (!row) {
            gone.push_back(rowKeyOf(id));
            continue;
        }
        wanted.push_back(Wanted{placeOf(*row), true});
        m_byKey[rowKeyOf(id)] = *std::move(row);
    }
    place(wanted, gone);
}

void ClinicianListModel::tick(Instant now)
{
    m_now = now;
    if (rowCount() > 0)
        announce(RowRange{0, rowCount() - 1}, 0,
                 {SecondsRole, LateRole, SpokenRole, WeaponRole, StandingRole});
}

std::optional<IncidentId> ClinicianListModel::incidentAt(int row) const
{
    if (row < 0 || row >= rowCount() || isHeader(row))
        return std::nullopt;
    return m_byKey.at(keyAt(row)).id;
}

int ClinicianListModel::waitingCount() const
{
    return static_cast<int>(std::count_if(m_byKey.begin(), m_byKey.end(), [](const auto& one) {
        return isWaiting(one.second.group);
    }));
}

// A request that nobody answers within the time the alarms give it.
bool ClinicianListModel::isLate(const ClinicianRow& row) const
{
    return isWaiting(row.group) && m_now > row.since + kAnswerMax;
}

// The reasons of a request, of a decision and of a lost call hold what somebody typed.
bool ClinicianListModel::isWhyAdvised(const ClinicianRow& row) const
{
    const auto found = m_desk.state().incidents.find(row.id);
    if (found == m_desk.state().incidents.end() || row.owesCallback)
        return false;
    const ClinicianRequest* request = openRequest(found->second);
    const FlagState& flag = found->second.flag;
    return (!request || request->reason.empty()) && flag.decidedReason.empty() &&
           row.why == flag.reason;
}

QString ClinicianListModel::groupTitle(const BoardGroup& group) const
{
    return m_words.group(static_cast<ClinicianGroup>(group.rank));
}

QVariant ClinicianListModel::cell(const std::string& key, int, int role) const
{
    const auto found = m_byKey.find(key);
    if (found == m_byKey.end())
        return {};
    const ClinicianRow& row = found->second;
    switch (role) {
    case Qt::DisplayRole:
        return fromStd(row.label);
    case PlaceRole:
        return placeText(row);
    case WhyRole:
        return fromStd(row.why);
    case WhyAdvisedRole:
        return isWhyAdvised(row);
    case WeaponRole:
        return m_words.weapon(row);
    case EmphasisRole: // of the weapon: nobody has confirmed or corrected it
        return static_cast<int>(row.possibleWeapon || row.sign == WeaponSign::Possible
                                    ? Emphasis::Strong
                                    : Emphasis::None);
    case StandingRole:
        return m_words.standing(row);
    case ChangedRole:
        return m_words.changed ? m_words.changed(row) : QString();
    case SecondsRole:
        return static_cast<qlonglong>(std::max(Span{}, m_now - row.since).wholeSeconds());
    case LateRole:
        return isLate(row);
    case LevelRole:
        return row.level.value_or(0);
    case LevelAskedRole:
        return !row.isLevelOpen;
    case IdRole:
        return static_cast<qlonglong>(row.id.value);
    case SpokenRole:
        return m_words.spoken(row);
    default:
        return {};
    }
}

} // namespace haven
