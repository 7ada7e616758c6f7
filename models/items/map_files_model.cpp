#include "models/items/map_files_model.h"

#include "models/items/item_roles.h"
#include "models/items/qt_text.h"

#include <algorithm>

namespace haven {

namespace {

std::size_t at(int row)
{
    return static_cast<std::size_t>(row);
}

QString shortName(const std::string& path)
{
    const auto slash = path.find_last_of('/');
    return fromStd(slash == std::string::npos ? path : path.substr(slash + 1));
}

} // namespace

MapFilesModel::MapFilesModel(MapFileWords words, QObject* parent)
    : TitledTable(parent), m_words(std::move(words))
{}

void MapFilesModel::add(const MapFilesFound& found)
{
    m_kinds = found.kinds;
    for (const MapFileSeen& file : found.files) {
        const auto known =
            std::find_if(m_files.begin(), m_files.end(),
                         [&](const MapFileSeen& one) { return one.path == file.path; });
        if (known != m_files.end()) {
            const int row = static_cast<int>(known - m_files.begin());
            *known = file;
            m_outcomes[at(row)].clear();
            Q_EMIT dataChanged(index(row, 0), index(row, kMapFileColumns - 1));
            continue;
        }
        beginInsertRows({}, rowCount(), rowCount());
        m_files.push_back(file);
        m_outcomes.emplace_back();
        endInsertRows();
    }
}

void MapFilesModel::remove(int row)
{
    if (row < 0 || row >= rowCount())
        return;
    beginRemoveRows({}, row, row);
    m_files.erase(m_files.begin() + row);
    m_outcomes.erase(m_outcomes.begin() + row);
    endRemoveRows();
}

void MapFilesModel::turnKind(int row, int step)
{
    if (row < 0 || row >= rowCount() || m_kinds.empty())
        return;
    MapFileSeen& file = m_files[at(row)];
    // Place 0 is "as the file says"; only a file that says it can be left there.
    const auto known = std::find(m_kinds.begin(), m_kinds.end(), file.kind);
    const int places = static_cast<int>(m_kinds.size()) + 1;
    int place = known == m_kinds.end() ? 0 : static_cast<int>(known - m_kinds.begin()) + 1;
    place = (place + step + places) % places;
    if (place == 0 && file.isKindNeeded)
        place = step > 0 ? 1 : places - 1;
    file.kind = place == 0 ? std::string() : m_kinds[at(place - 1)];
    Q_EMIT dataChanged(index(row, 0), index(row, kMapFileColumns - 1));
}

void MapFilesModel::tellOutcome(const std::string& path, const QString& words)
{
    for (int row = 0; row < rowCount(); ++row) {
        if (m_files[at(row)].path != path)
            continue;
        m_outcomes[at(row)] = words;
        Q_EMIT dataChanged(index(row, 0), index(row, kMapFileColumns - 1));
    }
}

void MapFilesModel::forgetOutcomes()
{
    for (int row = 0; row < rowCount(); ++row)
        tellOutcome(m_files[at(row)].path, {});
}

bool MapFilesModel::isWrong(const MapFileSeen& file) const
{
    return !file.problem.empty() || (file.isKindNeeded && file.kind.empty());
}

bool MapFilesModel::isReady() const
{
    return !m_files.empty() && std::none_of(m_files.begin(), m_files.end(),
                                            [this](const auto& file) { return isWrong(file); });
}

std::vector<MapFileWish> MapFilesModel::wishes() const
{
    std::vector<MapFileWish> wishes;
    for (const MapFileSeen& file : m_files)
        wishes.push_back({file.path, file.kind});
    return wishes;
}

QString MapFilesModel::kindText(const MapFileSeen& file) const
{
    if (!file.kind.empty())
        return fromStd(file.kind);
    return file.isKindNeeded ? m_words.unknownKind : m_words.severalKinds;
}

int MapFilesModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_files.size());
}

int MapFilesModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : kMapFileColumns;
}

QVariant MapFilesModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const MapFileSeen& file = m_files[at(index.row())];
    const QString& outcome = m_outcomes[at(index.row())];
    const auto column = static_cast<MapFileColumn>(index.column());
    const QString last = !outcome.isEmpty() ? outcome : fromStd(file.problem);
    switch (role) {
    case Qt::DisplayRole:
        switch (column) {
        case MapFileColumn::File:
            return shortName(file.path);
        case MapFileColumn::Kind:
            return kindText(file);
        case MapFileColumn::Outcome:
            return last.isEmpty() ? fromStd(file.format) : last;
        }
        return {};
    case Qt::ToolTipRole:
        return column == MapFileColumn::File ? QVariant(fromStd(file.path)) : QVariant();
    case CellKindRole:
        return static_cast<int>(CellKind::Text);
    case EmphasisRole:
        return static_cast<int>(column == MapFileColumn::File ? Emphasis::Strong : Emphasis::None);
    case LateRole:
        return column == MapFileColumn::Kind && isWrong(file);
    case RowMarkRole:
        return static_cast<int>(isWrong(file) ? RowMark::Attention : RowMark::None);
    case SpokenRole:
        return QStringLiteral("%1, %2, %3").arg(shortName(file.path), kindText(file), last);
    case IdRole:
        return fromStd(file.path);
    default:
        return {};
    }
}

} // namespace haven
