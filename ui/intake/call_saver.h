#pragma once

#include "models/items/desk.h"
#include "ui/intake/sheet_slots.h"
#include "ui/widgets/desk_asker.h"

#include <functional>
#include <map>
#include <set>

namespace haven::ui {

// How a field stands. Saved is said only of what the record has, never of what was merely sent.
enum class SaveState { Empty, Typed, Saving, Saved, Refused };

// An unmatched place is taken as it stands only when a person says so.
enum class UnmatchedPlace { Wait, Force };

// Somebody else has written into a field while something unsaved stands in it here. Neither is
// overwritten: the person says which one holds.
struct FieldConflict {
    SheetSlot slot;
    SheetField field = SheetField::Location; // of a field
    std::string theirs;                      // as the record has it; empty for a person or vehicle
    AgentId by;
    Instant at;
};

// "Location", "Caller": what a field is called where it is spoken of. Empty for what two people
// never write in at a time.
QString fieldWords(SheetField field);

// One call being written down, without any widget: it keeps every letter as a draft, turns what is
// left into commands, and knows of each field whether it is saved. It goes on while another call is
// on the screen.
class CallSaver final : public QObject
{
    Q_OBJECT

public:
    // Of a sheet that a crash left behind, it finds out what of it reached the record.
    CallSaver(Desk& desk, CallSheet sheet, QObject* parent = nullptr);

    const CallSheet& sheet() const { return m_sheet; }
    const Incident* incident() const { return view().incident(); }
    const Call* call() const { return view().call(); }

    // As typed: kept as a draft at once, not saved yet.
    void type(SheetField field, const std::string& text);
    // A place that was chosen for Location or CallerLocation; the field's text follows.
    void choosePlace(SheetField field, const Location& place);
    // A person says that an unmatched place stands as typed, unverified.
    void takeAsTyped(SheetField field);
    void setKind(CallKind kind);
    void setPerson(std::size_t row, const Person& person); // one past the end adds
    void setVehicle(std::size_t row, const Vehicle& vehicle);
    void setCaution(std::size_t row, const Caution& caution);
    void setEmdTexts(const std::string& transferredTo, const std::string& determinant);

    // The hand leaves it: what is typed there is saved. Place and type together open the incident.
    void leave(SheetField field);
    void leave(const SheetSlot& slot);
    // Before whoever sits here now goes on with it: words of the narrative that are on no record
    // and were typed by somebody else get that name, and the time by `clock`, for the record bears
    // the name of whoever saves them.
    using ClockWords = std::function<QString(Instant)>;
    void nameWriter(const ClockWords& clock);
    // Everything at once, opening the incident with an unmatched place if need be.
    void save();
    // The call belongs to this incident instead of a new one (R5). One that is on the board already
    // is joined into the other, as long as it holds nothing but this call.
    void join(IncidentId incident);
    bool mayJoin(IncidentId incident) const;
    // On the record at once, or as soon as there is an incident.
    void acknowledge(CautionId caution);
    void recordEmd(EmdState state, std::optional<Instant> at);
    void recordCallback(CallbackResult result);
    // A text, TTY or relay session: of this call now, or with it as it comes on the board.
    void beginText(TextMedium medium);
    // What was typed or pasted of it; `first` spoke the lines that name nobody.
    void typeLines(const std::string& text, TextSpeaker first);
    // They go on the record at once, or as soon as there is a call; what is typed since stays.
    void addLines();

    SaveState stateOf(const SheetSlot& slot) const;
    SaveState stateOf(SheetField field) const { return stateOf(slotOf(field)); }
    // Why it was refused; empty otherwise.
    QString whyRefused(const SheetSlot& slot) const;
    // Field by field, in the order of the form.
    const std::vector<FieldConflict>& conflicts() const { return m_conflicts; }
    // What stands here is saved over the other's; it is on the record who had written what.
    void keepMine(const SheetSlot& slot);
    // What stands here goes, and the record's comes in its place.
    void takeTheirs(const SheetSlot& slot);
    bool isSaving() const { return !m_pending.empty(); }
    // Something typed is not on the record: a call one must be able to come back to.
    bool isUnfinished() const;
    // Something that was refused stands as it was refused, also while an answer is on its way.
    bool hasRefusedField() const;
    // Every letter is kept as it is typed; this is for a sheet that has got another number.
    void keepDraft();
    // The draft is of no use any more.
    void forgetDraft();

Q_SIGNALS:
    // How something stands has changed.
    void changed();
    // The text of a field is another than the one typed: completed, or set by another desk.
    void textReplaced(haven::ui::SheetField field);
    void rowsReplaced();
    void onBoard(haven::IncidentId incident);
    void said(const QString& sentence, haven::ui::Tone tone);

private:
    struct Refused {
        std::string typed;
        QString why;
    };
    SheetView view() const { return {m_sheet, m_desk.state(), m_desk.knowledge()}; }
    void touch();
    void settlePlace(SheetField field, UnmatchedPlace unmatched);
    void settleType();
    void followType(const std::string& code);
    void open(UnmatchedPlace unmatched);
    void takeCall();
    void send(const SheetSlot& slot);
    void submit(const SheetSlot& slot, Command command, std::optional<Instant> at = std::nullopt);
    void refuseHere(const SheetSlot& slot, const Refusal& refusal);
    void refuseWith(const SheetSlot& slot, const QString& why);
    void openAdvised(const IncidentType& type);
    void noteUnstorable();
    void checkPriority();
    std::string narrativeToOpen() const;
    CallDraft contact() const;
    bool isOpening() const;
    void hear(const Answered& answer);
    void learn(const SheetSlot& slot, const Event& event);
    void sendWaiting();
    void forgetSentLines();
    bool isSentLines(const haven::Note& note) const;
    void tellJoined(IncidentId incident);
    void followMerge(IncidentId into);
    void tellTypeChange(const TypeChanged& fact);
    void remember();
    void followBoard();
    void followFields();
    QString followedWords(SheetField field, const std::string& before,
                          const std::string& now) const;
    void followRows();
    void hearFacts(const std::vector<Recorded>& facts);
    bool isContested(const SheetSlot& slot) const;
    void contest(const SheetSlot& slot, SheetField field, const std::string& theirs);
    void settleConflicts();
    void copyRecorded(const SheetSlot& slot);
    Refusal contestedRefusal(const SheetSlot& slot) const;
    void adopt();

    Desk& m_desk;
    CallSheet m_sheet;
    std::map<quint64, SheetSlot> m_pending;
    std::map<SheetSlot, Refused> m_refused;
    std::set<SheetSlot> m_left; // left before it could be sent
    std::set<CautionId> m_seenSent;
    std::map<SheetField, std::string> m_knownTexts; // what the record had when last looked at
    std::map<SheetSlot, std::string> m_knownRows;
    std::vector<FieldConflict> m_conflicts;
    struct Writer {
        AgentId by;
        Instant at;
    };
    std::map<SheetSlot, Writer> m_writers; // of the facts that changed() is about to tell of
    std::string m_linesSent;
    std::string m_typeFollowed;           // the type whose kind of call was taken over
    std::optional<CallKind> m_kindOfType; // set by a type, while no person chose another
    std::optional<IncidentId> m_joining;
    std::optional<IncidentId> m_joinAfter; // asked for while the call was on its way to the board
};

} // namespace haven::ui
