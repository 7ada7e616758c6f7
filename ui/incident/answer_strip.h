#pragma once

#include "ui/incident/part_tools.h"

class QVBoxLayout;

namespace haven::ui {

class KeyButton;
class PlainLabel;
class WrapLayout;

// The answers of one fact as buttons: its values by digit, "not known", and "cannot be asked,
// because…". Digits belong to it while it is open; Escape closes it.
class AnswerStrip final : public QWidget
{
    Q_OBJECT

public:
    AnswerStrip(const PartTools& tools, QWidget* parent);

    void open(Fact fact, IncidentId incident);
    void close();
    std::optional<Fact> fact() const { return m_fact; }

Q_SIGNALS:
    void closed(haven::Fact fact);

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    KeyButton* addButton(const QString& name, const QString& text, Qt::Key key);
    KeyButton* buttonFor(int key) const;
    void answer(const FactAnswer& answer);
    void askWhyUnable();

    PartTools m_tools;
    std::optional<Fact> m_fact;
    IncidentId m_incident;
    PlainLabel* m_question;
    WrapLayout* m_row;
    std::vector<KeyButton*> m_buttons;
};

} // namespace haven::ui
