#pragma once

#include "models/dispatch/command_line.h"
#include "models/items/desk.h"
#include "ui/theme/theme_source.h"
#include "ui/widgets/result_line.h"

#include <optional>
#include <QLabel>
#include <QLineEdit>
#include <QStringList>
#include <QWidget>

namespace haven::ui {

// The permanent line along the bottom: what is typed, what Enter will do, and what came of it. One
// grammar with havenctl. Up and Down walk through the history, Tab completes the word.
class CommandBar final : public QWidget
{
    Q_OBJECT

public:
    // `zoneOffset` answers the agency's local time minus UTC at a moment, for "at 21:40".
    CommandBar(const ThemeSource& source, Desk& desk, std::function<Span(Instant)> zoneOffset,
               QWidget* parent = nullptr);

    void setSelected(std::optional<IncidentId> incident) { m_selected = incident; }
    // Puts the line there for the person to finish; nothing is sent.
    void prefill(const QString& line);
    void say(ResultKind kind, const QString& sentence);
    QLineEdit* line() const { return m_line; }

Q_SIGNALS:
    // Enter on "who" or "?": answers that change nothing.
    void asked(haven::LineQuestion question);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    LineContext context() const;
    void showPreview();
    void send();
    void complete();
    void walkHistory(int step);
    void hear(const Answered& answer);
    void restyle();

    const ThemeSource& m_source;
    Desk& m_desk;
    std::function<Span(Instant)> m_zoneOffset;
    QLineEdit* m_line;
    QLabel* m_preview;
    ResultLine* m_result;
    std::optional<IncidentId> m_selected;
    QStringList m_history;
    qsizetype m_historyAt = 0;
    quint64 m_waitingFor = 0;
    QString m_sentLine;
};

} // namespace haven::ui
