#pragma once

#include "ui/incident/part_tools.h"

#include <QPlainTextEdit>
#include <QTimer>

namespace haven::ui {

class PlainLabel;

// Where a note is written. Every keystroke is kept on disk as a draft of this incident and comes
// back with it, after a crash too; what was refused stands in the field again.
class NoteEditor final : public QWidget
{
    Q_OBJECT

public:
    NoteEditor(const PartTools& tools, QWidget* parent);
    ~NoteEditor() override;

    // The draft of the incident before is kept, this one's comes back.
    void setIncident(const Incident* incident);
    // The next note sets this one right; Escape goes back to a plain one.
    void startCorrecting(const Note& note, const QString& time);
    void write();

Q_SIGNALS:
    void said(const QString& sentence, haven::ui::Tone tone);
    void left();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Pending {
        quint64 id = 0;
        std::string key;
        QString text;
    };
    std::string draftKey() const;
    void restore();
    void keep();
    void flush();
    void record();
    void hear(const Answered& answer);
    void stopCorrecting();
    bool holdsAlarmCode(const QString& text) const;
    void fit();

    PartTools m_tools;
    QPlainTextEdit* m_text;
    PlainLabel* m_about;
    QTimer m_keeping;
    std::optional<IncidentId> m_incident;
    std::string m_number;
    std::optional<NoteId> m_corrects;
    std::optional<Pending> m_pending;
};

} // namespace haven::ui
