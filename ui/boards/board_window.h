#pragma once

#include "models/geo/layers.h"
#include "models/items/desk.h"
#include "models/items/desk_layout.h"
#include "models/items/preferences.h"
#include "ui/theme/theme_source.h"
#include "ui/widgets/desk_asker.h"

#include <optional>
#include <QWidget>

class QLabel;
class QStackedLayout;

namespace haven::ui {

class Banner;
class BoardPanel;
class MapPanel;
class ResultLine;
class TileStore;

// "Queue", "Units", "Map", "Late next".
QString boardTitle(BoardKind board);

// One board in a window of its own.
class BoardWindow final : public QWidget
{
    Q_OBJECT

public:
    // Precondition: source, desk, layers and preferences outlive it, or the layers until
    // setLayers().
    BoardWindow(const ThemeSource& source, Desk& desk, const MapLayers& layers,
                PreferenceSource& preferences, const DetachedBoard& board);

    // As it stands now.
    DetachedBoard board() const;
    void setLayers(const MapLayers& layers);
    void shareTiles(const std::shared_ptr<TileStore>& tiles);
    // Ringed on a map.
    void show(std::optional<IncidentId> incident);
    using QWidget::show;
    // Nobody may read it just now.
    enum class Cover { Off, On };
    void setCover(Cover cover);
    void tellHealth(StoreHealth health, const QString& sentence);
    // A person closes it.
    void leave();
    MapPanel* map() const { return m_map; }
    BoardPanel* panel() const { return m_board; }

Q_SIGNALS:
    // A person closed it; the end of the program is not that.
    void left();
    // It is filtered otherwise.
    void filtered();
    // It stands elsewhere, by a person's hand or the program's.
    void moved();
    void incidentSelected(haven::IncidentId incident);
    void incidentOpened(haven::IncidentId incident);
    void placeChosen(haven::Coordinate at);
    void requestLine(const QString& line);
    void said(const QString& sentence, haven::ui::Tone tone);

protected:
    void closeEvent(QCloseEvent* event) override;
    void moveEvent(QMoveEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;
    bool focusNextPrevChild(bool next) override;

private:
    QWidget* makeContent(const MapLayers& layers);
    QWidget* makeMap(const MapLayers& layers);
    void hear(BoardPanel& panel);
    void tell(const QString& sentence, Tone tone);
    void retitle();

    const ThemeSource& m_source;
    Desk& m_desk;
    PreferenceSource& m_preferences;
    DetachedBoard m_which;
    QStackedLayout* m_pages;
    QWidget* m_page = nullptr;
    QLabel* m_cover;
    Banner* m_banner;
    ResultLine* m_result;
    BoardPanel* m_board = nullptr; // all but a map
    MapPanel* m_map = nullptr;
    std::optional<IncidentId> m_shown;
    std::shared_ptr<TileStore> m_tiles;
    bool m_isLeft = false;
};

} // namespace haven::ui
