#pragma once

#include "models/items/clinician_list_model.h"
#include "ui/theme/theme_source.h"
#include "ui/widgets/desk_asker.h"
#include "ui/widgets/latest_answer.h"
#include "ui/widgets/wall_clock.h"

#include <map>
#include <QStyledItemDelegate>
#include <QTimer>
#include <QWidget>

class QLabel;
class QListView;
class QVBoxLayout;

namespace haven::ui {

class KeyButton;
class PanelHeader;
class ReasonPrompt;
class WrapLayout;

// A row of the clinicians' list: level, type and time, where, why, the weapon answer.
class ClinicianDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit ClinicianDelegate(const ThemeSource& source, QObject* parent = nullptr);

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    void paintRow(QPainter& painter, const QStyleOptionViewItem& option,
                  const QModelIndex& index) const;
    void paintHeader(QPainter& painter, const QRect& rect, const QModelIndex& index) const;

    const ThemeSource& m_source;
};

// Who waits for a clinician and what is flagged; the answer to a request on one key each. What may
// be answered when is the rule's to say; only what fits the chosen row is offered.
class ClinicianList final : public QWidget
{
    Q_OBJECT

public:
    ClinicianList(const ThemeSource& source, Desk& desk, WallClock clock,
                  QWidget* parent = nullptr);

    std::optional<IncidentId> selected() const;
    void select(std::optional<IncidentId> incident);
    void selectFirst();
    QListView& view() { return *m_view; }

Q_SIGNALS:
    void incidentSelected(haven::IncidentId incident);
    void said(const QString& sentence, haven::ui::Tone tone);

private:
    ClinicianWords words() const;
    void build();
    void buildStrip();
    KeyButton* addAct(WrapLayout* flow, const char* name, const QString& text, Qt::Key key,
                      std::function<void()> act);
    void refresh();
    void tick();
    void restyle();
    void answer(ClinicianStage stage, const std::string& reason);
    std::optional<Command> stepOfUnit(IncidentId incident, ClinicianStage stage) const;
    void askEtas();
    QString etaText(const ClinicianRow& row) const;
    void askWhy(ClinicianStage stage, const QString& question);
    void requestClinician();

    const ThemeSource& m_source;
    Desk& m_desk;
    WallClock m_clock;
    std::map<IncidentId, UnitEta> m_etas; // of the unit a clinician comes with
    ClinicianListModel m_model;
    LatestAnswer m_etaAnswer;
    QTimer m_etaTimer;
    DeskAsker m_asker;
    QTimer m_timer;
    ClinicianStage m_askedFor = ClinicianStage::Declined;
    std::optional<IncidentId> m_askedAbout;
    std::string m_reasonSent;
    PanelHeader* m_header = nullptr;
    QListView* m_view = nullptr;
    QLabel* m_empty = nullptr;
    QLabel* m_chosen = nullptr;
    QLabel* m_alone = nullptr; // a weapon, and no officer there
    QLabel* m_message = nullptr;
    QWidget* m_strip = nullptr;
    QVBoxLayout* m_stripColumn = nullptr;
    ReasonPrompt* m_reason = nullptr;
    KeyButton* m_accept = nullptr;
    KeyButton* m_decline = nullptr;
    KeyButton* m_enRoute = nullptr;
    KeyButton* m_arrived = nullptr;
    KeyButton* m_done = nullptr;
    KeyButton* m_notSent = nullptr;
    KeyButton* m_ask = nullptr;
};

} // namespace haven::ui
