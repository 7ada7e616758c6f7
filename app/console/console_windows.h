#pragma once

#include "app/console/brief_printer.h"
#include "app/console/key_card_printer.h"
#include "app/reactors/read_aloud.h"
#include "app/reactors/sounder.h"
#include "app/session/console_desk.h"
#include "app/session/handoff_export.h"
#include "app/settings/preference_keeper.h"
#include "app/settings/translations.h"
#include "ui/map/tile_store.h"
#include "ui/shell/main_window.h"

#include <memory>
#include <vector>

namespace haven {

// The windows of one session: each has its own desk, seat and preferences, and a position that no
// other window sits at. Closing one signs its person off.
class ConsoleWindows final : public QObject
{
    Q_OBJECT

public:
    // Preconditions: all of it outlives the windows.
    ConsoleWindows(Session& session, ReaderPool& readers, ui::ThemeSource& source,
                   QString preferencesFolder);
    ~ConsoleWindows() override;

    // A window nobody sits at yet, at the first position that is free. The reference holds until
    // the window is closed. Hidden: whoever opens it shows it, once somebody sits there.
    enum class Opening { Shown, Hidden };
    ui::MainWindow& open(Opening opening = Opening::Shown);
    int count() const { return static_cast<int>(m_windows.size()); }
    ConsoleDesk& desk(int window) { return *m_windows.at(static_cast<std::size_t>(window))->desk; }
    ui::MainWindow& window(int window)
    {
        return *m_windows.at(static_cast<std::size_t>(window))->window;
    }

    // What every desk is given beside its session, now and when a window is opened.
    void setServing(std::function<void(ConsoleDesk&)> serve);
    // In place of those before, which are let go of here; empty: none.
    void setPositions(const LivePositions* positions);

    // What is spoken to whoever chose nothing, also before anybody signs on. Before the first
    // window.
    void setUsualLanguage(const std::string& language);

    // Whom sounds are for. An alarm that nobody at any window is to answer is everybody's.
    bool isAnswered(const DueAlarm& alarm) const;
    // Nobody of this console took it, and somebody here waits for calls.
    bool isFromElsewhere(const PositionId& position) const;
    // Where somebody signed on here wants this said in words; empty: nobody does.
    QString speechOutput(SoundEvent event) const;
    int volume(SoundEvent event) const;
    void setSoundRoad(SoundRoad road);
    void setSpeechPlaces(const std::vector<SpeechPlace>& places);
    // Of the machine: the same at every window.
    void setPaper(const PaperChoice& choice, const PaperStanding& standing);

Q_SIGNALS:
    void soundWanted(haven::SoundEvent event);
    void speechPlacesWanted();
    void paperChosen(const haven::PaperChoice& choice);
    void runCardsWanted();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct OneWindow {
        std::unique_ptr<PreferenceSource> preferences;
        std::unique_ptr<ConsoleDesk> desk;
        std::unique_ptr<PreferenceKeeper> keeper;
        std::unique_ptr<HandoffPrinter> printer;
        std::unique_ptr<KeyCardPrinter> keyCard;
        std::unique_ptr<BriefPrinter> brief;
        std::unique_ptr<ReadAloud> voice;
        std::unique_ptr<ui::MainWindow> window;
        ~OneWindow();
    };
    PositionId freePosition() const;
    bool isTaken(const PositionId& position, const ConsoleDesk* except) const;
    std::shared_ptr<ui::TileStore> tiles();
    void wire(OneWindow& one);
    void wirePrinter(OneWindow& one);
    void hearSeat(OneWindow& one);
    void signOffStale(ConsoleDesk& desk);
    void tellNotices(OneWindow& one);
    void apply(const PreferenceSource& source);
    void speak(const std::string& language);
    void keepLook(OneWindow& one);
    void close(const QObject* window);

    Session& m_session;
    std::function<void(ConsoleDesk&)> m_serve;
    const LivePositions* m_positions = nullptr;
    ReaderPool& m_readers;
    ui::ThemeSource& m_source;
    std::shared_ptr<ui::TileStore> m_tiles; // shared by the maps of all windows
    std::weak_ptr<const StationMap> m_tilesOf;
    QString m_folder;
    Translations m_translations;
    std::string m_usualLanguage;
    std::string m_usualTheme; // of whoever chose none: as the program was started
    std::vector<std::unique_ptr<OneWindow>> m_windows;
    std::vector<std::unique_ptr<OneWindow>> m_leaving; // closed, and gone with the next event
    SoundRoad m_road = SoundRoad::NotTried;
    PaperChoice m_paper;
    PaperStanding m_paperStanding;
    bool m_isStaleSignedOff = false;
    bool m_isApplying = false;
};

// The wall clock of the session's agency, for panels. Precondition: the session outlives it.
ui::WallClock wallClockOf(const Session& session);

} // namespace haven
