#pragma once

#include "models/geo/coordinate.h"
#include "models/items/desk.h"
#include "ui/intake/call_rack.h"
#include "ui/theme/theme_source.h"
#include "ui/widgets/wall_clock.h"

#include <optional>
#include <QTimer>
#include <QWidget>

class QFrame;
class QLabel;
class QScrollArea;
class QVBoxLayout;

namespace haven::ui {

class CallActs;
class CallerFields;
class ConflictRow;
class GlanceList;
class KeyButton;
class KindRow;
class PanelHeader;
class PeopleRows;
class SpanishBand;
class TextLine;
class TypedLines;
class WhereFields;

// The call form beside the board. A call is on the board with place and type alone, each field
// saves itself on leaving it, and Escape leaves without losing a letter: what is not finished is
// parked and comes back.
class IntakePanel final : public QWidget
{
    Q_OBJECT

public:
    IntakePanel(const ThemeSource& source, Desk& desk, const WallClock& clock,
                QWidget* parent = nullptr);

    // Where one looks just now, to settle what the words of a place leave open.
    void setNear(std::function<std::optional<Coordinate>()> near);
    // A new call. What is in hand is parked first, but for a call that its person has saved and has
    // not touched since: that one is done. F2.
    void start();
    // The same at a point of the map, whose coordinates are kept (R12).
    void startAt(Coordinate at);
    // The call in hand where another page stands before it, or the one that was parked longest;
    // nothing without one. Shift+F2.
    void resume();
    // The call in hand is shown again, at the field one was in.
    void comeBack();
    // One of the parked calls, by its number; false when it is not among them any more.
    bool resumeNumber(std::int64_t number);
    std::vector<ParkedCall> parkedCalls() const { return m_rack.parked(); }
    // Of the call in hand; 0: none is.
    std::int64_t numberInHand() const;
    // The incident of the call in hand, once it is on the board. What is typed in the field in hand
    // is saved first, as on leaving it.
    std::optional<IncidentId> settledIncident();
    // As Escape: what is in hand is parked, and nothing of it is lost.
    void leave();
    // The details of an incident that is on the board, with its newest call.
    void continueWith(IncidentId incident);
    // Another caller on the incident: a call record of its own (R7).
    void startOn(IncidentId incident);
    // Puts the call in hand away: it is parked if it is not finished. Escape.
    int parkedCount() const { return m_rack.parkedCount(); }
    // A call is in hand: the panel has something to show.
    bool isBusy() const { return m_rack.inHand() != nullptr; }

protected:
    void resizeEvent(QResizeEvent* event) override;

Q_SIGNALS:
    // The panel has a call to show: the column is for it.
    void opened();
    // No call is in hand any more: the column may show something else.
    void left();
    void parkedChanged(int count);
    void incidentSelected(haven::IncidentId incident);
    void said(const QString& sentence, haven::ui::Tone tone);

private:
    void build();
    void buildHeader(QVBoxLayout* column);
    void buildForm(QVBoxLayout* column);
    void buildFoot(QVBoxLayout* column);
    void take(CallSaver* saver);
    void nameWriter();
    bool goOnFromPlace(CallSaver& saver);
    void save();
    void anotherCaller();
    void putAwayIfDone();
    void leaveFields();
    void writeLine(const QString& line);
    void say(const QString& sentence, Tone tone);
    void refresh();
    std::string fieldOf(const QWidget& widget) const;
    void offerSpanish(const CallSaver* saver);
    void showAdvice();
    void readUnsaved();
    std::string wordsUnsaved() const;
    void restyle();
    void reserveRoom();
    void fitFoot();
    bool isLow() const;
    void keepInView(QWidget* field);
    void fitLines();
    QString newCallWords() const;
    QString standing() const;
    // The incident whose details may be shown; nullptr, and said, for another.
    const Incident* shownIncident(IncidentId incident);

    const ThemeSource& m_source;
    Desk& m_desk;
    WallClock m_clock;
    CallRack m_rack;
    PanelHeader* m_header = nullptr;
    TextLine* m_advice = nullptr;
    QTimer m_readSoon;
    std::string m_unsavedRead; // those words were read
    std::optional<std::string> m_unsavedWeapon;
    KindRow* m_kind = nullptr;
    WhereFields* m_where = nullptr;
    CallerFields* m_caller = nullptr;
    PeopleRows* m_people = nullptr;
    CallActs* m_acts = nullptr;
    TypedLines* m_typed = nullptr;
    GlanceList* m_glance = nullptr;
    ConflictRow* m_conflict = nullptr;
    QScrollArea* m_area = nullptr;
    bool m_isScrolledAway = false; // by hand, from the field in hand
    QLabel* m_result = nullptr;
    bool m_isFieldRefused = false; // what the result line says, of the call in hand
    std::optional<CallSheet> m_savedByHand;
    QFrame* m_rule = nullptr;
    KeyButton* m_speak = nullptr;
    SpanishBand* m_spanish = nullptr;
    std::int64_t m_spanishFor = 0; // the call it was offered for
    std::int64_t m_spokenTo = 0;   // the call it was last looked at for
    KeyButton* m_parked = nullptr;
    KeyButton* m_leave = nullptr;
    KeyButton* m_save = nullptr;
    KeyButton* m_another = nullptr;
};

} // namespace haven::ui
