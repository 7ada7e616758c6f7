#pragma once

#include "ui/intake/call_buttons.h"
#include "ui/intake/form_line.h"

#include <map>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPointer>

class QComboBox;

namespace haven::ui {

// A box for lines that were typed or pasted: what a clipboard brings along and nobody sees is left
// out, and a paste after which it would hold too much changes nothing.
class PasteEdit final : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit PasteEdit(QWidget* parent = nullptr);

Q_SIGNALS:
    void pasteTooLong(qsizetype letters);

protected:
    void insertFromMimeData(const QMimeData* source) override;
};

// A call that is typed instead of said: begin a text, TTY or relay session, and write down or paste
// what was typed, each line with who said it.
class TypedLines final : public QWidget
{
    Q_OBJECT

public:
    TypedLines(const ThemeSource& source, QWidget* parent = nullptr);

    void setSaver(CallSaver* saver);
    void bindWithin(QWidget* panel) { m_buttons.bindWithin(panel); }
    // So high is what one sees of the form at once: the box is no higher.
    void setRoom(int px);

Q_SIGNALS:
    void said(const QString& sentence, haven::ui::Tone tone);

private:
    void buildSessions(QVBoxLayout* column);
    void buildLines(QVBoxLayout* column);
    void begin(TextMedium medium);
    void openBox();
    void tellTyped();
    void showStates();
    void showLines();
    void showTyped(const QString& typed);
    QString sessionWords() const;
    TextSpeaker firstSpeaker() const;
    void restyle();

    void fitBox();

    const ThemeSource& m_source;
    int m_roomPx = 0; // not told yet
    QPointer<CallSaver> m_saver;
    std::map<TextMedium, KeyButton*> m_sessions;
    CallButtons m_buttons;
    QLabel* m_heading = nullptr;
    TextLine* m_state = nullptr;
    KeyButton* m_open = nullptr;
    QWidget* m_part = nullptr; // the box and what belongs to it
    QComboBox* m_first = nullptr;
    PasteEdit* m_box = nullptr;
    TextLine* m_count = nullptr;
    KeyButton* m_add = nullptr;
    SaveMark* m_mark = nullptr;
};

} // namespace haven::ui
