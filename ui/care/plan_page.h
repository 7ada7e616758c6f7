#pragma once

#include "models/items/desk.h"
#include "ui/theme/theme_source.h"
#include "ui/widgets/desk_asker.h"
#include "ui/widgets/wall_clock.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QScrollArea;
class QVBoxLayout;

namespace haven::ui {

class EntryRow;

// The care plans, for who looks after them: how each stands, who approved it and until when, and a
// line each to begin one, write in it, approve or renew it with its dates, and end it. The whole
// text comes once somebody has said why, and that it was read is on the record.
class PlanPage final : public QWidget
{
    Q_OBJECT

public:
    PlanPage(const ThemeSource& source, Desk& desk, WallClock clock, QWidget* parent = nullptr);

    // A new plan is of this incident's person or place.
    void show(std::optional<IncidentId> incident);
    // A restricted one whose look is on the record; none is open before.
    void setInside(std::optional<IncidentId> incident);
    void focusFirst();

Q_SIGNALS:
    void said(const QString& sentence, haven::ui::Tone tone);

private:
    void build();
    void buildBegin();
    void buildRead();
    void buildWrite();
    void buildApprove();
    void buildEnd();
    void begin();
    void write();
    void approve();
    void refresh();
    void fillList();
    void chooseOwn();
    std::optional<CarePlanId> own() const;
    void restyle();
    QString listText(const CarePlan& plan) const;
    QString standingText(const CarePlan& plan) const;
    QString noneText() const;
    QString dayOf(Instant at) const;
    const CarePlan* chosen() const;
    const Incident* incident() const;
    void ask(Command command, EntryRow* row);
    std::vector<EntryRow*> rows() const;

    const ThemeSource& m_source;
    Desk& m_desk;
    WallClock m_clock;
    DeskAsker m_asker;
    std::optional<IncidentId> m_shown;
    std::optional<IncidentId> m_inside;
    std::optional<CarePlanId> m_asked; // whose text was asked for
    std::optional<CarePlanId> m_open;  // whose text stands there
    QScrollArea* m_area = nullptr;
    QWidget* m_body = nullptr;
    QVBoxLayout* m_column = nullptr;
    QLabel* m_message = nullptr;
    QComboBox* m_list = nullptr;
    QLabel* m_standing = nullptr;
    QLabel* m_text = nullptr;
    EntryRow* m_begin = nullptr;
    EntryRow* m_read = nullptr;
    EntryRow* m_write = nullptr;
    EntryRow* m_approve = nullptr;
    EntryRow* m_end = nullptr;
    QComboBox* m_subject = nullptr;
    QLineEdit* m_radioSafe = nullptr;
    QLineEdit* m_why = nullptr;
    QComboBox* m_field = nullptr;
    QComboBox* m_consent = nullptr;
    QLineEdit* m_words = nullptr;
    QLineEdit* m_credentials = nullptr;
    QLineEdit* m_reviewDays = nullptr;
    QLineEdit* m_endDays = nullptr;
    QLineEdit* m_reason = nullptr;
};

} // namespace haven::ui
