#pragma once

#include "models/items/desk.h"
#include "models/items/first_shift.h"
#include "models/items/preferences.h"
#include "ui/theme/theme_source.h"
#include "ui/widgets/desk_asker.h"

#include <QTimer>
#include <QWidget>

class QLabel;

namespace haven::ui {

class KeyButton;

// The guided first shift as a row of the window. Offered once to each person on a demo station.
class FirstShiftBand final : public QWidget
{
    Q_OBJECT

public:
    // `window`: whose keys and clicks are counted.
    FirstShiftBand(const ThemeSource& source, Desk& desk, PreferenceSource& preferences,
                   QWidget* window, QWidget* parent = nullptr);

    // As its key: begins, hides, or shows it again where it was left. Off a demo station it says
    // where there is one.
    void turn();
    const FirstShift& shift() const { return m_shift; }
    // What stands in it, in words.
    QString words() const;

Q_SIGNALS:
    void said(const QString& sentence, haven::ui::Tone tone);

protected:
    void paintEvent(QPaintEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    enum class Hidden { No, Yes };
    KeyButton* addAct(const char* name, const QString& text, const QKeySequence& key,
                      void (FirstShiftBand::*act)());
    bool isHere() const;
    bool isTaught() const;
    void begin();
    void leave();
    void hearSeat();
    void look();
    void tick();
    void keep();
    void remember(const char* what);
    void retell();
    QString key(const char* action) const;
    QString stepWords() const;
    QString scoreWords() const;
    int alarmsStanding() const;
    QString wordsForOthers() const;
    std::string freeUnit() const;
    void restyle();

    const ThemeSource& m_source;
    Desk& m_desk;
    PreferenceSource& m_preferences;
    QWidget* m_window;
    FirstShift m_shift;
    Hidden m_hidden = Hidden::Yes;
    QLabel* m_text;
    KeyButton* m_begin;
    KeyButton* m_leave;
    QTimer m_clock;
    QTimer m_soon; // many facts at once are looked at once
    QString m_kept;
    quint64 m_lastClick = 0;
};

} // namespace haven::ui
