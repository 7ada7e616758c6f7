#include "models/items/watch_model.h"

#include "models/dispatch/protocol_texts.h"
#include "models/items/qt_text.h"

#include <set>

namespace haven {

namespace {

std::string keyOf(const Watched& one)
{
    const std::string subject = one.unit       ? one.unit->value
                                : one.incident ? "#" + std::to_string(one.incident->value)
                                               : std::string();
    const std::string care =
        one.care ? "/" + std::string(enumName(one.care->what)) + std::to_string(one.care->number)
                 : std::string();
    const std::string run =
        one.checklist ? "/run" + std::to_string(one.checklist->value) : std::string();
    return std::string(enumName(one.list)) + "/" + std::string(enumName(one.alarm)) + "/" +
           subject + care + run;
}

// The run that a row is about, and the protocol it runs by.
struct RunFound {
    const Checklist* run = nullptr;
    std::shared_ptr<const Protocol> protocol; // shared as protocolOfRun() shares it
};

RunFound runOf(const Desk& desk, const Watched& one)
{
    RunFound found;
    const auto& incidents = desk.state().incidents;
    const auto incident = one.incident ? incidents.find(*one.incident) : incidents.end();
    if (!one.checklist || incident == incidents.end())
        return found;
    for (const auto& run : incident->second.checklists) {
        if (run.id == *one.checklist)
            found.run = &run;
    }
    if (found.run)
        found.protocol = protocolOfRun(desk.state(), desk.knowledge(), *found.run);
    return found;
}

// Longer on its step than the protocol gives it.
bool isStepLate(const Desk& desk, const Watched& one, Instant now)
{
    const RunFound found = runOf(desk, one);
    const ProtocolStep* step =
        found.protocol ? findStep(*found.protocol, found.run->activeStep) : nullptr;
    return step && step->timer && found.run->activeSince + *step->timer < now;
}

} // namespace

WatchModel::WatchModel(Desk& desk, WatchWords words, QObject* parent)
    : GroupedRows(kWatchColumns, parent), m_desk(desk), m_words(std::move(words))
{
    tick();
}

void WatchModel::tick()
{
    m_now = m_desk.now();
    Supervision now =
        supervise(m_desk.state(), m_desk.knowledge().codes, m_now, m_desk.seat().roles);
    m_loads = std::move(now.loads);
    std::set<std::string> kept;
    std::vector<Wanted> wanted;
    for (const Watched& one : now.watched) {
        const std::string key = keyOf(one);
        if (!kept.insert(key).second)
            continue;
        const auto known = m_byKey.find(key);
        if (known != m_byKey.end() && known->second == one)
            continue; // only its clock moves
        m_byKey[key] = one;
        BoardPlace place;
        place.group.rank = static_cast<int>(one.list);
        place.order = {one.since.ms, 0, 0};
        place.key = key;
        wanted.push_back({place, true});
    }
    std::vector<std::string> gone;
    for (const auto& [key, one] : m_byKey) {
        if (kept.count(key) == 0)
            gone.push_back(key);
    }
    place(wanted, gone);
    if (rowCount() > 0)
        announce({0, rowCount() - 1}, static_cast<int>(WatchColumn::Since),
                 {CellValueRole, LateRole});
}

std::optional<IncidentId> WatchModel::incidentAt(int row) const
{
    const auto found = m_byKey.find(keyAt(row));
    if (found == m_byKey.end())
        return std::nullopt;
    if (found->second.incident || !found->second.unit)
        return found->second.incident;
    const auto unit = m_desk.state().units.find(*found->second.unit);
    return unit == m_desk.state().units.end() ? std::nullopt : unit->second.incident;
}

std::optional<UnitId> WatchModel::unitAt(int row) const
{
    const auto found = m_byKey.find(keyAt(row));
    return found == m_byKey.end() ? std::nullopt : found->second.unit;
}

QString WatchModel::whatOf(const Watched& one) const
{
    if (one.checklist && m_words.run) {
        const RunFound found = runOf(m_desk, one);
        if (found.run)
            return m_words.run(m_desk.state().incidents.at(*one.incident), *found.run,
                               found.protocol.get());
    }
    const auto& incidents = m_desk.state().incidents;
    const auto found = one.incident ? incidents.find(*one.incident) : incidents.end();
    return m_words.what(one, found == incidents.end() ? QString() : fromStd(found->second.number));
}

QVariant WatchModel::cell(const std::string& key, int column, int role) const
{
    const auto found = m_byKey.find(key);
    if (found == m_byKey.end())
        return {};
    const Watched& one = found->second;
    const bool isSince = static_cast<WatchColumn>(column) == WatchColumn::Since;
    const bool isOpen = one.list == WatchList::Unacknowledged;
    switch (role) {
    case Qt::DisplayRole:
        return isSince ? QString() : whatOf(one);
    case CellKindRole:
        return static_cast<int>(isSince ? CellKind::Waiting : CellKind::Text);
    case CellValueRole:
        return isSince ? QVariant(static_cast<qint64>((m_now - one.since).wholeSeconds()))
                       : QVariant();
    case EmphasisRole:
        return static_cast<int>(isOpen && !isSince ? Emphasis::Strong : Emphasis::None);
    case LateRole:
        return isSince && (isOpen || isStepLate(m_desk, one, m_now));
    case RowMarkRole:
        return static_cast<int>(isOpen ? RowMark::Attention : RowMark::None);
    case IdRole:
        return fromStd(key);
    case SpokenRole:
        return QStringLiteral("%1, %2").arg(m_words.list(one.list), whatOf(one));
    default:
        return {};
    }
}

QString WatchModel::groupTitle(const BoardGroup& group) const
{
    return m_words.list(static_cast<WatchList>(group.rank));
}

} // namespace haven
