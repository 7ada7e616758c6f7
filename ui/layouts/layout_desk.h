#pragma once

#include "models/geo/layers.h"
#include "ui/boards/board_windows.h"
#include "ui/layouts/layout_band.h"

#include <functional>

namespace haven::ui {

class DispatchWorkspace;

// Puts a person's layout on the desk, and keeps what they change by hand.
class LayoutDesk final : public QObject
{
    Q_OBJECT

public:
    // What the window knows: which workspace stands open.
    using Place = std::function<DeskPlace()>;

    // Precondition: all of it outlives this. The band is put where `bands` has it.
    LayoutDesk(const ThemeSource& source, Desk& desk, PreferenceSource& preferences,
               const MapLayers& layers, DispatchWorkspace& dispatch, QWidget& bands, Place place);

    LayoutBand& band() { return *m_band; }
    BoardWindows& boards() { return *m_boards; }
    void choose() { openBand(LayoutBand::Purpose::Choose); }
    void save() { openBand(LayoutBand::Purpose::Save); }
    void reset();

Q_SIGNALS:
    void placeWanted(haven::DeskPlace place);
    void said(const QString& sentence, haven::ui::Tone tone);

private:
    void openBand(LayoutBand::Purpose purpose);
    std::vector<LayoutLine> lines() const;
    void saveAs(const QString& name);
    void remove(const QString& name);
    void take(const QString& name);
    // The preferences say otherwise than the desk.
    void follow();
    // Somebody signed on, and theirs are read.
    void begin();
    void put(const DeskLayout& layout);
    // As the desk stands now.
    DeskLayout standing() const;
    void keep();
    void placeWindow(const DeskLayout& layout);

    Desk& m_desk;
    PreferenceSource& m_preferences;
    DispatchWorkspace& m_dispatch;
    Place m_place;
    BoardWindows* m_boards;
    LayoutBand* m_band;
    std::optional<DeskLayout> m_put; // what stands there, as far as the preferences know
    AgentId m_begun;
    bool m_isPutting = false;
};

} // namespace haven::ui
