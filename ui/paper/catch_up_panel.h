#pragma once

#include "models/dispatch/paper_card.h"
#include "models/items/desk.h"
#include "ui/theme/theme_source.h"
#include "ui/widgets/desk_asker.h"
#include "ui/widgets/wall_clock.h"

#include <map>
#include <QLineEdit>
#include <QWidget>
#include <set>
#include <vector>

class QGridLayout;
class QLabel;
class QVBoxLayout;

namespace haven::ui {

class KeyButton;
class WrapLayout;

// A run card that was filled in by hand is entered with the times on it. What will be done stands
// below while one types; Ctrl+Enter does it line by line, oldest first, and stops at the first that
// a rule refuses. What was entered is not entered twice.
class CatchUpPanel final : public QWidget
{
    Q_OBJECT

public:
    CatchUpPanel(const ThemeSource& source, Desk& desk, WallClock clock, QWidget* parent = nullptr);

    // Puts the focus into the first field that is empty.
    void start();
    bool isEntering() const { return m_sent.has_value(); }

Q_SIGNALS:
    void said(const QString& sentence, haven::ui::Tone tone);
    void incidentSelected(haven::IncidentId incident);
    void left();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void build();
    QWidget* buildFields();
    void buildUnits(QVBoxLayout* column);
    void buildActs(QVBoxLayout* column);
    KeyButton* addAct(WrapLayout* flow, const char* name, const QString& text,
                      const QKeySequence& key, void (CatchUpPanel::*act)());
    QLineEdit* addLine(const char* name, const QString& label, const QString& tip);
    QWidget* labeled(QLineEdit* line);
    QWidget* row(const std::vector<std::pair<QLineEdit*, int>>& lines);
    void addUnitRow();
    // Five fields in a row, or in a narrow column the times on scene and clear below.
    void arrangeUnits();
    void placeUnitCell(QWidget* cell, int row, int column);
    LineContext context() const;
    PaperCard card() const;
    // The lines that are still to be entered.
    PaperLines open() const;
    QLineEdit* fieldOf(const std::string& name) const;
    QString fieldWords(const std::string& name) const;
    void retell();
    void enter();
    void sendNext();
    void hear(const Answered& answer);
    void finish();
    void empty();
    void restyle();

    const ThemeSource& m_source;
    Desk& m_desk;
    WallClock m_clock;
    std::map<std::string, QLineEdit*> m_fields; // by the names that faults use
    std::vector<QLabel*> m_labels;
    std::vector<QLineEdit*> m_units;
    std::vector<QLabel*> m_unitTitles;
    bool m_isUnitNarrow = false;
    QGridLayout* m_unitGrid = nullptr;
    QLabel* m_plan = nullptr;
    KeyButton* m_more = nullptr;
    std::set<std::string> m_done; // fields whose line is on the log
    std::optional<IncidentId> m_incident;
    std::optional<quint64> m_sent;
    std::string m_sentField;
    std::optional<Refusal> m_refused;
    bool m_isTried = false;
};

} // namespace haven::ui
