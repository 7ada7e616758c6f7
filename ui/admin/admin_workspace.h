#pragma once

#include "models/items/desk.h"
#include "models/items/preferences.h"
#include "ui/admin/seat_line.h"
#include "ui/widgets/desk_asker.h"
#include "ui/widgets/wall_clock.h"

#include <optional>
#include <QWidget>

class QStackedWidget;

namespace haven::ui {

class AgencyPanel;
class DirectoryPanel;
class KeepingPanel;
class KeyButton;
class MapImportPanel;
class PanelHeader;
class PaperPanel;
class ProtocolEditor;
class DossierPanel;
class LooksPanel;
class ReportNumbersPanel;
class TurnsPanel;
class WrapLayout;
class RecordPanel;

// Accounts, crisis protocols, and how the console looks and sounds, side by side; on top what one
// does with the seat itself. On a page of its own: what the agency agreed, and whom to call.
class AdminWorkspace final : public QWidget
{
    Q_OBJECT

public:
    AdminWorkspace(const ThemeSource& source, Desk& desk, PreferenceSource& preferences,
                   WallClock clock, QWidget* parent = nullptr);

Q_SIGNALS:
    void said(const QString& sentence, haven::ui::Tone tone);
    void seatActRequested(haven::ui::SeatAct act);
    void newWindowRequested();
    // The board and blank cards on paper, now.
    void runCardsRequested();

private:
    void buildSeat(const ThemeSource& source);
    QWidget* buildStrip(const ThemeSource& source);
    void addMapButton(const ThemeSource& source, WrapLayout& flow);
    void buildAgency(const ThemeSource& source, const WallClock& clock);
    void buildPaper(const ThemeSource& source, PreferenceSource& preferences, WallClock clock);
    void addPage(QWidget* page);
    QWidget* pageAt(int index) const;
    int indexOfPage(const QWidget* page) const;
    enum class Turned {
        ToPage,
        Back,
    };
    Turned turnTo(const QWidget* page);
    void turnBack();
    void turnAgency();
    void turnPaper();
    void turnTurns();
    void buildRecord(const ThemeSource& source, WallClock clock);
    void turnRecord();
    void buildKeeping(const ThemeSource& source, WallClock clock);
    void addKeepingButton(const ThemeSource& source, WrapLayout& flow);
    void turnKeeping();
    void addReportsButton(const ThemeSource& source, WrapLayout& flow);
    void turnReports();
    void buildDossier(const ThemeSource& source, WallClock clock);
    void addDossierButton(const ThemeSource& source, WrapLayout& flow);
    void turnDossier();
    void buildLooks(const ThemeSource& source, WallClock clock);
    void addLooksButton(const ThemeSource& source, WrapLayout& flow);
    void turnLooks();
    void buildProtocols(const ThemeSource& source);
    void addProtocolsButton(const ThemeSource& source, WrapLayout& flow);
    void turnProtocols();
    void openProtocols(const std::optional<ProtocolId>& protocol);
    void retellTurns();
    void retell();

    Desk& m_desk;
    PanelHeader* m_header;
    QWidget* m_strip = nullptr; // the pages by their buttons
    QStackedWidget* m_pages = nullptr;
    MapImportPanel* m_map = nullptr;
    KeyButton* m_agencyTurn = nullptr;
    QWidget* m_agencyPage = nullptr;
    AgencyPanel* m_agency = nullptr;
    DirectoryPanel* m_directory = nullptr;
    KeyButton* m_paperTurn = nullptr;
    PaperPanel* m_paper = nullptr;
    KeyButton* m_turnsTurn = nullptr;
    TurnsPanel* m_turns = nullptr;
    KeyButton* m_recordTurn = nullptr;
    RecordPanel* m_record = nullptr;
    KeyButton* m_keepingTurn = nullptr;
    KeepingPanel* m_keeping = nullptr;
    KeyButton* m_reportsTurn = nullptr;
    ReportNumbersPanel* m_reports = nullptr;
    KeyButton* m_dossierTurn = nullptr;
    DossierPanel* m_dossier = nullptr;
    KeyButton* m_looksTurn = nullptr;
    LooksPanel* m_looks = nullptr;
    KeyButton* m_protocolsTurn = nullptr;
    ProtocolEditor* m_protocols = nullptr;
};

} // namespace haven::ui
