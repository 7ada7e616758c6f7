#pragma once

#include "ui/intake/call_saver.h"

#include <optional>
#include <vector>

namespace haven::ui {

// A call that waits half-taken.
struct ParkedCall {
    std::int64_t number = 0; // in this window
    Instant since;           // of its first parking: a look at it begins nothing anew
    const CallSheet* sheet = nullptr;
    const Incident* incident = nullptr; // nullptr: not on the board yet
    std::string words = {};             // that no board shows
};

// All calls of this window that are not done: the one in hand and those that are parked. A parked
// call goes on saving; once all of it is on the record it leaves by itself, unless somebody
// interrupted it to take another, because then its caller may still be on the line.
class CallRack final : public QObject
{
    Q_OBJECT

public:
    explicit CallRack(Desk& desk, QObject* parent = nullptr);

    CallSaver* inHand() const { return m_inHand; }
    // Parks what is in hand and begins with this sheet; its number is given here.
    CallSaver* begin(CallSheet sheet);
    // Puts what is in hand aside: an unfinished call is parked, a finished one is done.
    void putAside();
    // Takes the call that nobody has looked at for longest, parking what is in hand.
    CallSaver* resume();
    // The parked call on this incident; nullptr when there is none.
    CallSaver* resumeOn(IncidentId incident);
    // One of those that are parked, by its number; nullptr when it is not among them.
    CallSaver* resumeNumber(std::int64_t number);
    int parkedCount() const { return static_cast<int>(m_parked.size()); }
    // The longest parked first. Good until the next change.
    std::vector<ParkedCall> parked() const;

Q_SIGNALS:
    void parkedChanged();
    // So many were half-taken when the console stopped, or when the colleague left.
    void foundAgain(int calls);

private:
    enum class Reason { Left, Interrupted };
    struct Parked {
        CallSaver* saver;
        Reason reason;
        Instant since;
    };
    void park(Reason reason);
    CallSaver* taken(std::vector<Parked>::iterator parked);
    void drop(CallSaver* saver);
    void dropDone();
    void readDrafts();
    void keepAll();
    bool holds(const CallSheet& sheet) const;
    bool isTaken(std::int64_t number) const;
    CallSaver* added(CallSheet sheet);

    Desk& m_desk;
    CallSaver* m_inHand = nullptr;
    std::optional<Instant> m_parkedFirst; // of the one in hand, where it was parked before
    std::vector<Parked> m_parked;
    std::int64_t m_lastNumber = 0;
};

} // namespace haven::ui
