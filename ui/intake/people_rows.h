#pragma once

#include "ui/intake/form_line.h"
#include "ui/widgets/key_button.h"
#include "ui/widgets/wall_clock.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QVBoxLayout>

namespace haven::ui {

// The editors of one person, vehicle or caution. It is saved when the hand leaves the row, not each
// of its editors: a caution is nothing without its source.
class RowBox final : public QWidget
{
    Q_OBJECT

public:
    RowBox(const ThemeSource& source, const QString& name, SheetSlot slot, QWidget* parent);

    const SheetSlot& slot() const { return m_slot; }
    SaveMark& mark() { return *m_mark; }
    QLineEdit* addText(const QString& name, const QString& label, int row, int column, int span);
    QComboBox* addChoice(const QString& name, const QString& label,
                         const std::vector<QString>& words, int row, int column, int span);
    // What there is to say of it below its editors; beside it stands its mark.
    void addFoot(int row);
    TextLine& foot() { return *m_foot; }

Q_SIGNALS:
    void edited();
    void left();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    bool holds(const QWidget* widget) const;
    void restyle();

    const ThemeSource& m_source;
    SheetSlot m_slot;
    QString m_name;
    QGridLayout* m_grid;
    SaveMark* m_mark;
    TextLine* m_foot;
    std::vector<QWidget*> m_editors;
};

// Persons, vehicles and cautions of a call, several of each, each row saved by itself.
class PeopleRows final : public QWidget
{
    Q_OBJECT

public:
    PeopleRows(const ThemeSource& source, Desk& desk, WallClock clock, QWidget* parent = nullptr);

    void setSaver(CallSaver* saver);
    // The keys of its buttons count while the focus is inside `panel`.
    void bindWithin(QWidget* panel);
    void leaveFocused();

private:
    void rebuild();
    void addRow(SlotKind kind);
    RowBox* personBox(std::size_t row);
    RowBox* vehicleBox(std::size_t row);
    RowBox* cautionBox(std::size_t row);
    void place(RowBox* box, QVBoxLayout* column);
    void showStates();
    QString cautionStanding(const Caution& caution) const;

    const ThemeSource& m_source;
    Desk& m_desk;
    WallClock m_clock;
    QPointer<CallSaver> m_saver;
    QVBoxLayout* m_persons = nullptr;
    QVBoxLayout* m_vehicles = nullptr;
    QVBoxLayout* m_cautions = nullptr;
    std::vector<KeyButton*> m_adders;
    std::vector<RowBox*> m_boxes;
};

} // namespace haven::ui
