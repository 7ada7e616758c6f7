#pragma once

#include "models/dispatch/map_query.h"
#include "models/items/map_wish.h"
#include "models/items/titled_table.h"

#include <string>
#include <vector>

namespace haven {

enum class MapFileColumn { File, Kind, Outcome };
inline constexpr int kMapFileColumns = static_cast<int>(MapFileColumn::Outcome) + 1;

struct MapFileWords {
    QString unknownKind;  // "say what it is"
    QString severalKinds; // "all that is in it"
};

// The map files that are to be brought in: what each holds, as it says or as a person says, and
// what became of it.
class MapFilesModel final : public TitledTable
{
    Q_OBJECT

public:
    explicit MapFilesModel(MapFileWords words, QObject* parent = nullptr);

    // Those that are there already are looked at anew.
    void add(const MapFilesFound& found);
    void remove(int row);
    // The next kind, or the one before; after the last comes "as the file says".
    void turnKind(int row, int step);
    // In the words of the screen.
    void tellOutcome(const std::string& path, const QString& words);
    void forgetOutcomes();

    const std::vector<MapFileSeen>& files() const { return m_files; }
    // A file without a kind, or that cannot be read; then nothing can be brought in.
    bool isReady() const;
    std::vector<MapFileWish> wishes() const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    QString kindText(const MapFileSeen& file) const;
    bool isWrong(const MapFileSeen& file) const;

    MapFileWords m_words;
    std::vector<MapFileSeen> m_files;
    std::vector<QString> m_outcomes; // a file each
    std::vector<std::string> m_kinds;
};

} // namespace haven
