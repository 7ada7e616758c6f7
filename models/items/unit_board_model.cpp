#include "models/items/unit_board_model.h"

#include "models/dispatch/dispatch_group.h"
#include "models/geo/beats.h"
#include "models/items/incident_queue_model.h"
#include "models/items/qt_text.h"

#include <algorithm>
#include <iterator>
#include <limits>
#include <QMimeData>

namespace haven {

namespace {

CellKind kindOf(UnitColumn column)
{
    switch (column) {
    case UnitColumn::Status:
        return CellKind::UnitStatus;
    case UnitColumn::Time:
        return CellKind::Waiting;
    case UnitColumn::CheckIn:
        return CellKind::CheckIn;
    case UnitColumn::Unit:
    case UnitColumn::Incident:
    case UnitColumn::Where:
    case UnitColumn::Beat:
    case UnitColumn::Skills:
        return CellKind::Text;
    }
    return CellKind::Text;
}

UnitGroup groupOf(const UnitRow& row)
{
    if (row.isEmergency)
        return UnitGroup::Emergency;
    switch (shapeOf(row.status)) {
    case StatusShape::Available:
        return UnitGroup::Available;
    case StatusShape::HalfAvailable:
        return UnitGroup::HalfAvailable;
    case StatusShape::EnRoute:
    case StatusShape::OnScene:
        return UnitGroup::Working;
    case StatusShape::Out:
        return UnitGroup::Out;
    }
    return UnitGroup::Out;
}

bool hasSkill(const UnitRow& row, const char* skill)
{
    return std::find(row.skills.begin(), row.skills.end(), skill) != row.skills.end();
}

// A unit stands under its rarest skill: who looks for a clinician must not miss one.
std::string leadingSkill(const UnitRow& row)
{
    for (const char* skill : {kSkillClinician, kSkillCit}) {
        if (hasSkill(row, skill))
            return skill;
    }
    return row.skills.empty() ? std::string() : row.skills.front();
}

QStringList skillNames(const UnitRow& row)
{
    QStringList names;
    for (const auto& skill : row.skills)
        names << fromStd(skill);
    return names;
}

} // namespace

StatusShape shapeOf(const UnitStatus& status)
{
    switch (status.primary) {
    case UnitPrimary::Available:
        return StatusShape::Available;
    case UnitPrimary::ConditionallyAvailable:
        return StatusShape::HalfAvailable;
    case UnitPrimary::NotAvailable:
        break;
    }
    using Is = UnitSecondary;
    const auto is = [&status](std::initializer_list<Is> any) {
        return std::find(any.begin(), any.end(), status.secondary) != any.end();
    };
    if (is({Is::Assigned, Is::Dispatched, Is::EnRoute, Is::Delayed, Is::Backup,
            Is::AcknowledgedTransmission}))
        return StatusShape::EnRoute;
    if (is({Is::OnScene, Is::Arrived, Is::TrafficStop, Is::Transporting, Is::Hospital, Is::Staging,
            Is::PatientContact, Is::Investigation, Is::ResponderInitiatedEvent, Is::Location}))
        return StatusShape::OnScene;
    return StatusShape::Out;
}

class UnitBoardModel::Subject final : public FilterSubject
{
public:
    enum class Since { Seen, Changed };
    Subject(const UnitRow& row, Since since) : m_row(row), m_since(since) {}

    QStringList valuesOf(const QString& key) const override
    {
        if (key == u"unit")
            return {fromStd(m_row.id.value)};
        if (key == u"beat")
            return m_row.beat ? QStringList{fromStd(m_row.beat->value)} : QStringList();
        if (key == u"channel")
            return m_row.channel.empty() ? QStringList() : QStringList{fromStd(m_row.channel)};
        if (key == u"status")
            return {fromStd(m_row.status.label.value), fromStd(m_row.statusText),
                    fromStd(enumName(m_row.status.secondary))};
        if (key == u"skill")
            return skillNames(m_row);
        if (key == u"disc")
            return {fromStd(disciplineWord(m_row.discipline))};
        QStringList is;
        if (m_row.status.primary == UnitPrimary::Available)
            is << QStringLiteral("free");
        if (m_row.isEmergency)
            is << QStringLiteral("emergency");
        if (m_row.isCheckLate)
            is << QStringLiteral("late");
        is << (m_row.agency.empty() ? QStringLiteral("ours") : QStringLiteral("outside"));
        if (m_since == Since::Changed)
            is << QStringLiteral("changed");
        return is;
    }

    QString words() const override
    {
        QStringList all{fromStd(m_row.id.value), fromStd(m_row.statusText),
                        fromStd(m_row.number),   fromStd(m_row.place),
                        fromStd(m_row.note),     skillNames(m_row).join(u' ')};
        all << fromStd(m_row.vehicle) << fromStd(m_row.radio);
        for (const auto& officer : m_row.officers)
            all << fromStd(officer);
        all << fromStd(m_row.agency);
        return all.join(u'\n');
    }

private:
    const UnitRow& m_row;
    Since m_since;
};

bool UnitBoardModel::passes(const UnitRow& row) const
{
    return m_filter.passes(
        Subject(row, isChanged(row) ? Subject::Since::Changed : Subject::Since::Seen));
}

FilterVocabulary UnitBoardModel::vocabulary(const Desk& desk)
{
    return vocabulary(desk.knowledge());
}

FilterVocabulary UnitBoardModel::vocabulary(const Knowledge& knowledge)
{
    QStringList beats;
    if (knowledge.beats != nullptr) {
        for (const BeatArea& beat : knowledge.beats->beats())
            beats << fromStd(beat.id.value);
    }
    const auto word = [](const char* text) { return QString::fromLatin1(text); };
    return {
        {word("unit"), {}, FilterMatch::Prefix, {}},
        {word("beat"), {}, FilterMatch::Same, beats},
        {word("channel"), {word("ch")}, FilterMatch::Same, {}},
        {word("status"), {word("st")}, FilterMatch::Prefix, {}},
        {word("skill"), {}, FilterMatch::Prefix, {}},
        {word("disc"),
         {word("discipline")},
         FilterMatch::Same,
         {word("police"), word("fire"), word("ems"), word("crisis")}},
        {word("is"),
         {},
         FilterMatch::Same,
         {word("free"), word("emergency"), word("late"), word("ours"), word("outside"),
          word("changed")}},
    };
}

UnitBoardModel::UnitBoardModel(Desk& desk, UnitWords words, QObject* parent)
    : GroupedRows(kUnitColumns, parent), m_desk(desk), m_words(std::move(words)), m_now(desk.now())
{
    connect(&desk, &Desk::changed, this,
            [this](const ChangeSet& changes) { apply(unitsOf(changes)); });
    std::set<UnitId> all;
    for (const auto& [id, unit] : desk.state().units)
        all.insert(id);
    apply(all);
}

// A unit's row also shows its incident: a restricted one hides where the unit is.
std::set<UnitId> UnitBoardModel::unitsOf(const ChangeSet& changes) const
{
    std::set<UnitId> ids = changes.units;
    for (const IncidentId id : changes.incidents) {
        const auto incident = m_desk.state().incidents.find(id);
        if (incident == m_desk.state().incidents.end())
            continue;
        for (const auto& assignment : incident->second.assignments)
            ids.insert(assignment.unit);
    }
    // A dispatch group may have another channel now, and with it each of its units.
    if (changes.isRoomChanged) {
        for (const auto& [id, unit] : m_desk.state().units) {
            const auto row = m_byKey.find(id.value);
            if (row != m_byKey.end() &&
                row->second.channel != channelOfBeat(m_desk.state(), unit.beat))
                ids.insert(id);
        }
    }
    return ids;
}

BoardPlace UnitBoardModel::placeOf(const UnitRow& row) const
{
    BoardPlace place;
    place.key = row.id.value;
    place.group = groupNow(row);
    place.sortedBy = sort() ? sortedBy(row) : std::string();
    return place;
}

BoardGroup UnitBoardModel::groupNow(const UnitRow& row) const
{
    const UnitGroup group = groupOf(row);
    if (m_grouping == UnitGrouping::Availability || group == UnitGroup::Emergency)
        return {static_cast<int>(group), {}};
    BoardGroup named;
    if (m_grouping == UnitGrouping::Skill)
        named.name = leadingSkill(row);
    else
        named.name = row.beat ? row.beat->value : std::string();
    // Those without a beat or skill come last.
    named.rank = static_cast<int>(UnitGroup::Named) + (named.name.empty() ? 1 : 0);
    return named;
}

std::string UnitBoardModel::sortedBy(const UnitRow& row) const
{
    const auto column = static_cast<UnitColumn>(sort()->column);
    switch (column) {
    case UnitColumn::Time: // who has been at it longest
        return sortKey(row.since.ms);
    case UnitColumn::CheckIn: // who has to be asked next
        return sortKey(row.checkDueAt ? row.checkDueAt->ms
                                      : std::numeric_limits<std::int64_t>::max());
    case UnitColumn::Unit:
    case UnitColumn::Status:
    case UnitColumn::Incident:
    case UnitColumn::Where:
    case UnitColumn::Beat:
    case UnitColumn::Skills:
        return sortKey(textOf(row, column).toStdString());
    }
    return {};
}

std::vector<BoardPlace> UnitBoardModel::placeAnew()
{
    std::vector<BoardPlace> places;
    places.reserve(m_byKey.size());
    for (const auto& [key, row] : m_byKey)
        places.push_back(placeOf(row));
    return places;
}

std::optional<Coordinate> UnitBoardModel::pointAt(int row) const
{
    const auto found = isHeader(row) ? m_byKey.end() : m_byKey.find(keyAt(row));
    return found == m_byKey.end() ? std::nullopt : found->second.point;
}

void UnitBoardModel::apply(const std::set<UnitId>& ids)
{
    if (ids.empty())
        return;
    m_now = std::max(m_now, m_desk.now());
    std::vector<Wanted> wanted;
    std::vector<std::string> gone;
    const State& state = m_desk.state();
    for (const UnitId& id : ids) {
        const auto found = state.units.find(id);
        if (found == state.units.end()) {
            gone.push_back(id.value);
            continue;
        }
        UnitRow row = unitRow(found->second, state, m_desk.knowledge().codes, m_now);
        wanted.push_back(Wanted{placeOf(row), passes(row)});
        m_byKey[id.value] = std::move(row);
    }
    place(wanted, gone);
}

void UnitBoardModel::setChanged(const std::set<UnitId>& changed)
{
    std::set<UnitId> others;
    std::set_symmetric_difference(m_changed.begin(), m_changed.end(), changed.begin(),
                                  changed.end(), std::inserter(others, others.end()));
    m_changed = changed;
    apply(others);
}

void UnitBoardModel::placeAll()
{
    std::vector<Wanted> wanted;
    for (const auto& [key, row] : m_byKey) {
        if (m_desk.state().units.count(row.id) > 0)
            wanted.push_back(Wanted{placeOf(row), passes(row)});
    }
    place(wanted, {});
}

void UnitBoardModel::setFilter(const QuickFilter& filter)
{
    m_filter = filter;
    placeAll();
}

void UnitBoardModel::setGrouping(UnitGrouping grouping)
{
    if (grouping == m_grouping)
        return;
    m_grouping = grouping;
    placeAll();
}

void UnitBoardModel::tick(Instant now, RowRange seen)
{
    m_now = now;
    std::vector<Wanted> turned;
    for (auto& [key, row] : m_byKey) {
        row.inStatus = std::max(Span{}, now - row.since);
        const bool isNowLate = row.checkDueAt && *row.checkDueAt <= now;
        if (isNowLate == row.isCheckLate)
            continue;
        row.isCheckLate = isNowLate;
        turned.push_back(Wanted{placeOf(row), passes(row)});
    }
    if (!turned.empty())
        place(turned, {});
    announce(seen, static_cast<int>(UnitColumn::Time), {CellValueRole, SpokenRole});
    announce(seen, static_cast<int>(UnitColumn::CheckIn), {CellValueRole, LateRole});
}

std::optional<UnitId> UnitBoardModel::unitAt(int row) const
{
    if (row < 0 || row >= rowCount() || isHeader(row))
        return std::nullopt;
    return UnitId(keyAt(row));
}

QString UnitBoardModel::groupTitle(const BoardGroup& group) const
{
    const int named = static_cast<int>(UnitGroup::Named);
    const auto kind = static_cast<UnitGroup>(std::min(group.rank, named));
    return m_words.group(kind, m_grouping, fromStd(group.name));
}

Qt::ItemFlags UnitBoardModel::rowFlags() const
{
    return GroupedRows::rowFlags() | Qt::ItemIsDragEnabled | Qt::ItemIsDropEnabled;
}

QString UnitBoardModel::textOf(const UnitRow& row, UnitColumn column) const
{
    switch (column) {
    case UnitColumn::Unit:
        return fromStd(row.id.value);
    case UnitColumn::Status:
        return fromStd(row.note.empty() ? row.statusText : row.statusText + ", " + row.note);
    case UnitColumn::Incident: {
        const auto dash = row.number.find('-');
        return fromStd(dash == std::string::npos ? row.number : row.number.substr(dash + 1));
    }
    case UnitColumn::Where:
        return fromStd(row.place);
    case UnitColumn::Beat:
        return row.beat ? fromStd(row.beat->value) : QString();
    case UnitColumn::Skills:
        return skillNames(row).join(QStringLiteral(", "));
    case UnitColumn::Time:
    case UnitColumn::CheckIn:
        return {};
    }
    return {};
}

QVariant UnitBoardModel::valueOf(const UnitRow& row, UnitColumn column) const
{
    switch (column) {
    case UnitColumn::Status:
        return static_cast<int>(shapeOf(row.status));
    case UnitColumn::Time:
        return static_cast<qlonglong>(row.inStatus.wholeSeconds());
    case UnitColumn::CheckIn:
        return row.checkDueAt
                   ? QVariant(static_cast<qlonglong>((*row.checkDueAt - m_now).wholeSeconds()))
                   : QVariant();
    case UnitColumn::Unit:
    case UnitColumn::Incident:
    case UnitColumn::Where:
    case UnitColumn::Beat:
    case UnitColumn::Skills:
        return {};
    }
    return {};
}

Emphasis UnitBoardModel::emphasisOf(const UnitRow& row, UnitColumn column) const
{
    if (row.isEmergency && (column == UnitColumn::Unit || column == UnitColumn::Status))
        return Emphasis::Danger;
    if (column == UnitColumn::Unit)
        return Emphasis::Strong;
    if (column == UnitColumn::Skills && hasSkill(row, kSkillClinician))
        return Emphasis::Behavioral;
    return Emphasis::None;
}

QVariant UnitBoardModel::cell(const std::string& key, int column, int role) const
{
    const auto found = m_byKey.find(key);
    if (found == m_byKey.end())
        return {};
    const UnitRow& row = found->second;
    const auto at = static_cast<UnitColumn>(column);
    switch (role) {
    case Qt::DisplayRole:
        return textOf(row, at);
    case CellKindRole:
        return static_cast<int>(kindOf(at));
    case CellValueRole:
        return valueOf(row, at);
    case LateRole:
        return at == UnitColumn::CheckIn && row.isCheckLate;
    case EmphasisRole:
        return static_cast<int>(emphasisOf(row, at));
    case MutedRole:
        return !row.isEmergency && shapeOf(row.status) == StatusShape::Out;
    case RowMarkRole:
        if (row.isEmergency)
            return static_cast<int>(RowMark::Attention);
        return static_cast<int>(isChanged(row) ? RowMark::Changed : RowMark::None);
    case IdRole:
        return fromStd(row.id.value);
    case EmergencyRole:
        return row.isEmergency;
    case SpokenRole:
        return isChanged(row) ? m_words.spoken(row, shapeOf(row.status)) + QStringLiteral(", ") +
                                    m_words.changed
                              : m_words.spoken(row, shapeOf(row.status));
    case Qt::ToolTipRole: {
        const bool isTold = at == UnitColumn::Unit && m_words.crew;
        const QString crew = isTold ? m_words.crew(row) : QString();
        return crew.isEmpty() ? QVariant() : QVariant(crew);
    }
    default:
        return {};
    }
}

QStringList UnitBoardModel::mimeTypes() const
{
    return {QString::fromLatin1(kUnitMime), QString::fromLatin1(kIncidentMime)};
}

bool UnitBoardModel::canDropMimeData(const QMimeData* data, Qt::DropAction action, int, int,
                                     const QModelIndex& parent) const
{
    return data != nullptr && action == Qt::CopyAction && parent.isValid() &&
           !isHeader(parent.row()) && data->hasFormat(QString::fromLatin1(kIncidentMime));
}

bool UnitBoardModel::dropMimeData(const QMimeData* data, Qt::DropAction action, int row, int column,
                                  const QModelIndex& parent)
{
    if (!canDropMimeData(data, action, row, column, parent))
        return false;
    const auto unit = unitAt(parent.row());
    bool isNumber = false;
    const qint64 dropped = data->data(QString::fromLatin1(kIncidentMime)).toLongLong(&isNumber);
    if (!unit || !isNumber)
        return false;
    Q_EMIT incidentDropped(*unit, IncidentId(dropped));
    return true;
}

QMimeData* UnitBoardModel::mimeData(const QModelIndexList& indexes) const
{
    QStringList units;
    for (const QModelIndex& index : indexes) {
        const auto unit = unitAt(index.row());
        if (unit && !units.contains(fromStd(unit->value)))
            units << fromStd(unit->value);
    }
    if (units.isEmpty())
        return nullptr;
    auto* data = new QMimeData;
    data->setData(QString::fromLatin1(kUnitMime), units.join(u'\n').toUtf8());
    data->setText(units.join(u' '));
    return data;
}

} // namespace haven
