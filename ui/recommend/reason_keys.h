#pragma once

#include "models/dispatch/response_plan.h"
#include "ui/theme/theme_source.h"

#include <QPointer>
#include <QWidget>
#include <vector>

class QLabel;

namespace haven::ui {

class KeyButton;
class ReasonPrompt;
class WrapLayout;

// Asks why, a key a reason, in the line of work: one press and it is done. Another reason can be
// typed; Escape leaves things as they were. Both hand the focus back.
class ReasonKeys final : public QWidget
{
    Q_OBJECT

public:
    explicit ReasonKeys(const ThemeSource& source, QWidget* parent = nullptr);

    // Asking anew leaves the question before it unanswered.
    void ask(const QString& question, const std::vector<OverrideReason>& reasons);
    void leave();
    bool isAsking() const { return m_isAsking; }

Q_SIGNALS:
    void reasonGiven(const QString& reason);
    void left();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void addKey(const QString& key, const QString& text, std::function<void()> act);
    void give(const QString& reason);
    void askOther();
    void stop();
    void restyle();

    const ThemeSource& m_source;
    QLabel* m_question;
    QWidget* m_keys;
    WrapLayout* m_flow;
    ReasonPrompt* m_other;
    std::vector<KeyButton*> m_buttons;
    QPointer<QWidget> m_cameFrom;
    bool m_isAsking = false;
};

} // namespace haven::ui
