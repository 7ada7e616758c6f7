#pragma once

#include "ui/intake/call_buttons.h"
#include "ui/intake/form_line.h"
#include "ui/widgets/wall_clock.h"

#include <map>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>

class QGridLayout;

namespace haven::ui {

// What kind of call it is, each by one key: silent, open line, hang-up and advised calls have a way
// of their own (R8, R11).
class KindRow final : public QWidget
{
    Q_OBJECT

public:
    KindRow(const ThemeSource& source, QWidget* parent = nullptr);

    void setSaver(CallSaver* saver);
    void bindWithin(QWidget* panel) { m_all.bindWithin(panel); }

Q_SIGNALS:
    // The next step of such a call, in a sentence.
    void said(const QString& sentence, haven::ui::Tone tone);

protected:
    bool event(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void choose(CallKind kind);
    void showKind();
    void fit();

    QPointer<CallSaver> m_saver;
    CallButtons m_all;
    std::map<CallKind, KeyButton*> m_buttons;
};

// That medical questions were begun, given on or not needed, and how it went to call back. Both are
// records of what people did; nothing waits for them, and no instruction is given here.
class CallActs final : public QWidget
{
    Q_OBJECT

public:
    CallActs(const ThemeSource& source, Desk& desk, WallClock clock, QWidget* parent = nullptr);

    void setSaver(CallSaver* saver);
    void bindWithin(QWidget* panel) { m_buttons.bindWithin(panel); }
    void leaveFocused();

Q_SIGNALS:
    void said(const QString& sentence, haven::ui::Tone tone);
    // A line for the narrative: what was tried, and what came of it.
    void lineWritten(const QString& line);

protected:
    bool eventFilter(QObject* object, QEvent* event) override;

private:
    void buildMedical(QVBoxLayout* column);
    void buildCallbacks(QVBoxLayout* column);
    QLineEdit* addText(const char* name, const QString& label, int row, int column);
    void record(EmdState state);
    void leaveTexts();
    void showStates();
    void restyle();
    QString emdWords() const;

    const ThemeSource& m_source;
    Desk& m_desk;
    WallClock m_clock;
    QPointer<CallSaver> m_saver;
    CallButtons m_buttons;
    std::vector<QLabel*> m_headings;
    QGridLayout* m_texts = nullptr;
    QLineEdit* m_target = nullptr;
    QLineEdit* m_determinant = nullptr;
    QLineEdit* m_time = nullptr;
    SaveMark* m_emdMark = nullptr;
    TextLine* m_emd = nullptr;
    TextLine* m_tries = nullptr;
    bool m_isTransferWanted = false;
};

} // namespace haven::ui
