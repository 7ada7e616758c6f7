#pragma once

#include "models/dispatch/alarms.h"
#include "models/items/desk.h"
#include "ui/theme/theme_source.h"
#include "ui/widgets/desk_asker.h"

#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>
#include <vector>

class QHBoxLayout;

namespace haven::ui {

class KeyButton;

// One line under the status strip: what is due and whom it is about, the most urgent in front. It
// never covers anything and never takes the focus; its height is the same when nothing is due, so
// that no board moves when something is. An officer emergency stays until it is over.
class AlarmStrip final : public QWidget
{
    Q_OBJECT

public:
    AlarmStrip(const ThemeSource& source, Desk& desk, QWidget* parent = nullptr);

    // What stands in front, in words; empty when nothing is due here.
    QString firstText() const { return m_first; }
    // The other officers who call for help, each with its place; empty when there is none.
    QString alsoText() const { return m_also; }
    QString restText() const { return m_rest; }
    // As its key and its button: answers the first that nobody has.
    void acknowledge();

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void said(const QString& sentence, haven::ui::Tone tone);
    void incidentOpened(haven::IncidentId incident);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;

private:
    enum class Urgency { Calm, Due, Emergency };
    void look();
    void restyle();
    std::vector<DueAlarm> alarmsHere() const;
    Seat viewer() const;
    bool isToldHere(const DueAlarm& alarm, const Seat& seat) const;
    QString wordsOf(const DueAlarm& alarm) const;
    QString kindWordsOf(const DueAlarm& alarm) const;
    QString ladderWordsOf(const QString& unit, LadderStep step, SendVoice voice) const;
    QString floodWords() const;
    int asideCount() const;
    QString calmText() const;
    void tell(const std::vector<DueAlarm>& due);
    enum class Places { Told, LeftOut };
    QString alsoWords(const std::vector<DueAlarm>& due, Places places) const;
    QString restWords(const std::vector<DueAlarm>& due) const;
    bool takeLead(const std::vector<DueAlarm>& due);

    const ThemeSource& m_source;
    Desk& m_desk;
    DeskAsker m_asker;
    QHBoxLayout* m_row;
    KeyButton* m_button;
    QTimer m_clock;
    QTimer m_soon; // many facts at once are looked at once
    std::optional<DueAlarm> m_front;
    std::optional<DueAlarm> m_lead; // what the key answers
    bool m_hasJumped = false;       // the key may have meant what the strip had before it
    bool m_isBehind = false;        // it stands behind the front, which somebody has already
    QElapsedTimer m_leadShown;      // since the strip began to show it; no clock that is set
    Urgency m_urgency = Urgency::Calm;
    QString m_first;
    QString m_also;
    QString m_alsoSigns; // the same of several, where there is no room for their places
    QString m_rest;
    int m_count = 0;
};

} // namespace haven::ui
