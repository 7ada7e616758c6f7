#pragma once

#include "models/items/desk.h"
#include "ui/theme/theme_source.h"

#include <QWidget>
#include <vector>

class QVBoxLayout;

namespace haven::ui {

class StepButton;

// Which checklists can be started for an incident: those that fit first, with the reason; those
// under way are left out. The digits stand on nine of them at a time. What did not change stays as
// it is, with the focus and the button under the hand.
class ProtocolOffers final : public QWidget
{
    Q_OBJECT

public:
    ProtocolOffers(const ThemeSource& source, const Desk& desk, QWidget* parent = nullptr);

    void offer(const Incident& incident);
    void clear();
    // What stands above them; what holds for each of them is said once, there.
    const QString& title() const { return m_title; }
    bool hasMore() const;
    // The digits stand on the first nine; on the next nine, and after the last on the first again.
    // Either is seen with the next offer().
    void numberFirst() { m_before = 0; }
    void numberNext();
    // The one that a digit starts; nullptr: none.
    StepButton* numbered(int digit) const;

Q_SIGNALS:
    // The incident that it was pressed for: another may be shown by now.
    void chosen(haven::IncidentId incident, const haven::ProtocolId& protocol);

private:
    struct Row {
        IncidentId incident; // a button is never for two: the hand may be on it
        ProtocolId protocol;
        QString name;
        QString words; // why it fits, how it is approved; empty: nothing is said
        int digit = 0; // 0: none
        bool isPrimary = false;
        bool operator==(const Row&) const = default;
    };
    std::vector<Row> rowsFor(const Incident& incident);
    const Row* focused() const;
    // The focus goes back to the one that has it, where that is still offered for the incident.
    void rebuild(std::vector<Row> rows);
    void addRow(const Row& row, int number);

    const ThemeSource& m_source;
    const Desk& m_desk;
    std::vector<Row> m_rows;
    std::vector<StepButton*> m_buttons; // of the rows
    QVBoxLayout* m_outer = nullptr;
    QWidget* m_list = nullptr; // of the rows; made anew with them
    QString m_title;
    int m_before = 0; // how many stand above those with digits
};

} // namespace haven::ui
