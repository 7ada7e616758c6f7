#pragma once

#include "models/items/desk.h"
#include "ui/theme/theme_source.h"
#include "ui/widgets/desk_asker.h"
#include "ui/widgets/wall_clock.h"

#include <QWidget>
#include <vector>

class QComboBox;
class QLabel;
class QLineEdit;
class QScrollArea;
class QVBoxLayout;

namespace haven::ui {

class EntryRow;

// Force, mandated reports, consents and referrals of one incident: what there is, and a line each
// to record one more. Who made a mandated report stands here for clinicians and supervisors alone.
class LedgerPage final : public QWidget
{
    Q_OBJECT

public:
    LedgerPage(const ThemeSource& source, Desk& desk, WallClock clock, QWidget* parent = nullptr);

    void show(std::optional<IncidentId> incident);
    // A restricted one whose look is on the record; none is open before.
    void setInside(std::optional<IncidentId> incident);
    void focusFirst();

Q_SIGNALS:
    void said(const QString& sentence, haven::ui::Tone tone);

private:
    void build();
    void buildForce();
    void buildPerceived();
    void buildReports();
    void buildConsents();
    void buildReferrals();
    void refresh();
    void restyle();
    QString forceText(const Incident& one) const;
    QString reportText(const Incident& one) const;
    bool hasConsent(const Incident& one) const;
    QString consentText(const Incident& one) const;
    QString referralText(const Incident& one) const;
    void ask(Command command, EntryRow* row);
    std::vector<EntryRow*> rows() const;
    const Incident* incident() const;

    const ThemeSource& m_source;
    Desk& m_desk;
    WallClock m_clock;
    DeskAsker m_asker;
    std::optional<IncidentId> m_shown;
    std::optional<IncidentId> m_inside;
    QScrollArea* m_area = nullptr;
    QWidget* m_body = nullptr;
    QVBoxLayout* m_column = nullptr;
    QLabel* m_message = nullptr;
    EntryRow* m_force = nullptr;
    EntryRow* m_perceived = nullptr;
    EntryRow* m_reports = nullptr;
    EntryRow* m_consents = nullptr;
    EntryRow* m_withdrawal = nullptr;
    EntryRow* m_referrals = nullptr;
    QComboBox* m_forceKind = nullptr;
    QLineEdit* m_officer = nullptr;
    QLineEdit* m_forceWords = nullptr;
    QComboBox* m_race = nullptr;
    QComboBox* m_sex = nullptr;
    QLineEdit* m_seenBy = nullptr;
    QComboBox* m_reportKind = nullptr;
    QComboBox* m_reportStanding = nullptr;
    QLineEdit* m_reportNumber = nullptr;
    QLineEdit* m_reporter = nullptr;
    QLineEdit* m_reportWords = nullptr;
    QComboBox* m_consentForm = nullptr;
    QLineEdit* m_consentTo = nullptr;
    QLineEdit* m_consentScope = nullptr;
    QLineEdit* m_consentDays = nullptr;
    QLineEdit* m_withdrawnNumber = nullptr;
    QLineEdit* m_withdrawnWhy = nullptr;
    QComboBox* m_referralStatus = nullptr;
    QLineEdit* m_referralTo = nullptr;
    QLineEdit* m_referralWords = nullptr;
};

} // namespace haven::ui
