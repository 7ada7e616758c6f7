#include "tests/testkit/ui/board_sample_model.h"

#include <utility>

namespace haven::testkit {

BoardSampleModel::BoardSampleModel(int columns, QObject* parent)
    : QAbstractTableModel(parent), m_columns(columns)
{}

int BoardSampleModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int BoardSampleModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : m_columns;
}

QVariant BoardSampleModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const SampleRow& row = m_rows.at(static_cast<std::size_t>(index.row()));
    const auto column = static_cast<std::size_t>(index.column());
    return column < row.size() ? row.at(column).roles.value(role) : QVariant();
}

Qt::ItemFlags BoardSampleModel::flags(const QModelIndex& index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    const auto kind = static_cast<CellKind>(data(index.siblingAtColumn(0), CellKindRole).toInt());
    return kind == CellKind::GroupHeader ? Qt::NoItemFlags
                                         : Qt::ItemIsEnabled | Qt::ItemIsSelectable;
}

void BoardSampleModel::insertRow(int row, const SampleRow& cells)
{
    beginInsertRows({}, row, row);
    m_rows.insert(m_rows.begin() + row, cells);
    endInsertRows();
}

void BoardSampleModel::removeRow(int row)
{
    beginRemoveRows({}, row, row);
    m_rows.erase(m_rows.begin() + row);
    endRemoveRows();
}

void BoardSampleModel::moveRow(int from, int to)
{
    beginMoveRows({}, from, from, {}, to > from ? to + 1 : to);
    SampleRow row = std::move(m_rows.at(static_cast<std::size_t>(from)));
    m_rows.erase(m_rows.begin() + from);
    m_rows.insert(m_rows.begin() + to, std::move(row));
    endMoveRows();
}

SampleCell textCell(const QString& text, Emphasis emphasis)
{
    return {{{Qt::DisplayRole, text}, {EmphasisRole, static_cast<int>(emphasis)}}};
}

SampleCell valueCell(CellKind kind, const QVariant& value)
{
    return {{{CellKindRole, static_cast<int>(kind)}, {CellValueRole, value}}};
}

SampleCell groupCell(const QString& group, int count)
{
    SampleCell cell = valueCell(CellKind::GroupHeader, count);
    cell.roles.insert(Qt::DisplayRole, group);
    return cell;
}

namespace {

struct QueueLine {
    int priority;
    int waiting;
    const char* number;
    const char* type;
    const char* place;
    const char* beat;
    FlagMark flag;
    int level;
    const char* units;
};

struct UnitLine {
    const char* unit;
    StatusShape shape;
    const char* label;
    int seconds;
    const char* incident;
    const char* where;
    const char* skills;
    int checkIn;
};

QString text(const char* words)
{
    return QString::fromUtf8(words);
}

SampleRow queueRow(const QueueLine& line)
{
    SampleCell waiting = valueCell(CellKind::Waiting, line.waiting);
    waiting.roles.insert(LateRole, line.priority == 3 && line.waiting > 900);
    SampleCell level = valueCell(CellKind::Level, line.level);
    level.roles.insert(LevelAskedRole, line.flag == FlagMark::Yes);
    return {valueCell(CellKind::Priority, line.priority),
            waiting,
            textCell(text(line.number)),
            textCell(text(line.type), Emphasis::Strong),
            textCell(text(line.place)),
            textCell(text(line.beat)),
            valueCell(CellKind::Flag, static_cast<int>(line.flag)),
            level,
            textCell(text(line.units))};
}

SampleRow unitRow(const UnitLine& line)
{
    SampleCell status = valueCell(CellKind::UnitStatus, static_cast<int>(line.shape));
    status.roles.insert(Qt::DisplayRole, text(line.label));
    SampleCell checkIn = valueCell(CellKind::CheckIn, QVariant());
    if (line.checkIn != 0)
        checkIn = valueCell(CellKind::CheckIn, line.checkIn);
    checkIn.roles.insert(LateRole, line.checkIn < 0);
    SampleCell skills = textCell(text(line.skills));
    if (skills.roles.value(Qt::DisplayRole).toString().startsWith(u"Clinician"))
        skills.roles.insert(EmphasisRole, static_cast<int>(Emphasis::Behavioral));
    return {textCell(text(line.unit), Emphasis::Strong),
            status,
            valueCell(CellKind::Waiting, line.seconds),
            textCell(text(line.incident)),
            textCell(text(line.where)),
            skills,
            checkIn};
}

} // namespace

void fillQueue(BoardSampleModel& model)
{
    const std::vector<QueueLine> waiting = {
        {1, 42, "000231", "Person in crisis", "9 Tannery Ln, rear stairs", "2", FlagMark::Yes, 4,
         ""},
        {2, 154, "000229", "Disturbance", "Ferry Landing, lower lot", "1", FlagMark::Possible, 3,
         ""},
        {3, 1012, "000224", "Welfare check", "31 Alder Ct, unit 7", "3", FlagMark::Unknown, 0, ""},
        {4, 641, "000226", "Alarm, commercial", "Keystone Tool, 12 Depot Rd", "2", FlagMark::None,
         0, ""},
        {5, 2217, "000219", "Found property", "Library desk", "1", FlagMark::None, 0, ""},
    };
    const std::vector<QueueLine> working = {
        {1, 71, "000230", "Domestic, weapon seen", "204 Hollow Brook Rd, second floor, rear", "4",
         FlagMark::None, 0, "B12 B14"},
        {2, 498, "000227", "Missing, dementia", "Maple Rest, 3 Orchard St", "3", FlagMark::Yes, 3,
         "C21"},
        {3, 3725, "000211", "Theft report", "Mill Row, 40", "2", FlagMark::No, 0, "A07"},
    };
    int row = 0;
    model.insertRow(row++, {groupCell(QStringLiteral("Waiting"), 5)});
    for (const QueueLine& line : waiting)
        model.insertRow(row++, queueRow(line));
    model.insertRow(row++, {groupCell(QStringLiteral("Working"), 3)});
    for (const QueueLine& line : working)
        model.insertRow(row++, queueRow(line));
}

void fillUnits(BoardSampleModel& model)
{
    const std::vector<UnitLine> units = {
        {"A07", StatusShape::OnScene, "On scene", 1410, "000211", "Mill Row, 40", "Spanish", 190},
        {"A09", StatusShape::Available, "Available", 322, "", "Depot & River", "CIT", 0},
        {"B12", StatusShape::EnRoute, "En route", 44, "000230", "Hollow Brook Rd", "CIT", 556},
        {"B14", StatusShape::EnRoute, "En route", 40, "000230", "Route 9", "", 560},
        {"C21", StatusShape::OnScene, "On scene", 498, "000227", "3 Orchard St", "K9", -75},
        {"CR2", StatusShape::HalfAvailable, "Outreach, can be called", 1120, "", "Harbor shelter",
         "Clinician, youth", 0},
        {"D03", StatusShape::Out, "Out of service, fuel", 605, "", "City yard", "", 0},
    };
    int row = 0;
    for (const UnitLine& line : units) {
        SampleRow cells = unitRow(line);
        if (line.shape == StatusShape::Out) {
            for (SampleCell& cell : cells)
                cell.roles.insert(MutedRole, true);
        }
        model.insertRow(row++, cells);
    }
}

} // namespace haven::testkit
