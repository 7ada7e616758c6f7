#pragma once

#include "ui/intake/call_saver.h"
#include "ui/theme/theme_source.h"
#include "ui/widgets/shaped_text.h"

#include <QPlainTextEdit>
#include <QWidget>

namespace haven::ui {

// One line of words in a reserved place, or two where it may fold; what does not fit is in the
// tooltip. An empty text keeps the place.
class TextLine final : public QWidget
{
    Q_OBJECT

public:
    TextLine(const ThemeSource& source, TypeRole role, QWidget* parent = nullptr);

    void say(const QString& text, Token token);
    const QString& text() const { return m_text; }
    // From now on what is too wide for one line takes the room of two.
    void letFold();

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const ThemeSource& m_source;
    TypeRole m_role;
    QString m_text;
    Token m_token = Token::Second;
    ShapedText m_words;
};

// Beside a field: typed, saving, saved or refused, as a sign and a word.
class SaveMark final : public QWidget
{
    Q_OBJECT

public:
    SaveMark(const ThemeSource& source, const QString& field, QWidget* parent = nullptr);

    void show(SaveState state, const QString& why);
    SaveState state() const { return m_state; }
    // Design pixels that stay free at its right, where it stands within a field.
    void setInset(int designPx);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void retell();

    const ThemeSource& m_source;
    int m_inset = 0;
    QString m_field;
    SaveState m_state = SaveState::Empty;
    QString m_why;
};

// The word of a state: "saved"; empty for Empty.
QString saveWord(SaveState state);

// Several lines of narrative, kept to the letter. Tab goes on to the next field; a finished line is
// told, so that it is on the record while the caller still talks.
class NarrativeEdit final : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit NarrativeEdit(QWidget* parent = nullptr);

    // What toPlainText() would say, but with no-break spaces left as they are.
    QString exactText() const;

Q_SIGNALS:
    void lineEnded();

protected:
    void keyPressEvent(QKeyEvent* event) override;
};

std::string toStd(const QString& text);

} // namespace haven::ui
