#pragma once

#include "app/session/session.h"
#include "models/crisis/advisor.h"
#include "models/dispatch/spoken_texts.h"
#include "models/store/station_file.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <set>
#include <thread>

namespace haven {

// Scores each new note on a thread of its own and suggests: a flag, facts, a level to think of. It
// looks again when something else may speak for behavioral health: the type, an answer, a person, a
// caution. Live tail only, and at the start the notes that were left unread and the reasons of the
// last acts, as a console may die between a text and its reading. It decides nothing and lowers
// nothing, dispatch never waits for it, and with it off everything else goes on.
class Advisor final
{
public:
    // Precondition: the session outlives it. Without cues it does nothing.
    explicit Advisor(Session& session);
    ~Advisor();
    Advisor(const Advisor&) = delete;
    Advisor& operator=(const Advisor&) = delete;

    // Waits until what was heard so far is scored and submitted, and what there was no room for. On
    // the session's thread.
    void wait();

private:
    struct Work {
        IncidentId incident;
        std::optional<NoteId> note; // none: what is known beside the notes changed
        std::string text;
        bool isElsewhere = false; // the text stands in no note; only a withdrawn term counts
        std::optional<SpokenText> spoken; // nor does this; only a weapon counts
        std::int64_t saidIn = 0;          // the fact that it stands in
        AdviceContext context;
        Flag standing = Flag::Unknown;       // what is suggested already
        std::vector<FlagSourceRead> sources; // and what spoke for it
        // Where incidents that have left memory may say something: what they are held against.
        std::optional<Incident> here;
        std::set<IncidentId> hot;
        Instant at;
    };
    void hear(const std::vector<Recorded>& batch);
    void hearElsewhere(const Event& event, Instant at);
    void hearSpoken(const Recorded& recorded);
    void hearNote(IncidentId id, NoteId note, const std::string& text, Instant at);
    void hearAgain(IncidentId id, Instant at);
    void hearLeftUnread();
    void hearUnread(const Incident& incident, Instant at);
    void catchUp();
    std::size_t roomLeft(); // for notes of before; live ones have as much again
    Work workFor(IncidentId id, Instant at) const;
    enum class Queued { Yes, Full };
    Queued queue(Work work);
    // Yes also where there is nothing to say yes to.
    Queued hearSaidYes(IncidentId id, NoteId note, const std::string& text, Instant at);
    void run();
    static bool isNothingNew(const Work& work, const CrisisFlagSuggested& suggestion);
    void score(Work& work);
    void suggest(CrisisFlagSuggested suggestion, std::int64_t saidIn = 0);
    void addColdPriors(Work& work);
    void readTail();
    Database* reader(); // nullptr where the station cannot be read now

    Session& m_session;
    // Of the session's thread. What was queued in this run is not queued once more as left unread;
    // behind: there was no room for a note, which is heard once there is.
    std::int64_t m_tailFrom = 0; // set before the thread starts; 0: nothing of before is read
    std::set<IncidentId> m_tailOf;
    State m_tailUnits; // the units as they were then, and nothing else
    std::set<NoteId> m_heard;
    bool m_isBehind = false;
    std::mutex m_mutex; // guards what follows
    std::condition_variable m_woken;
    std::condition_variable m_idle;
    std::deque<Work> m_work;
    bool m_isBusy = false;
    bool m_isStopping = false;
    std::optional<StationReader> m_reader; // of its own thread, opened when first needed
    std::thread m_thread;
};

// What the log keeps of an advice. Pure, for tests.
CrisisFlagSuggested suggestionOf(const Advice& advice, const CueSet& cues, IncidentId incident,
                                 NoteId note);
// What a text that stands in no note brings: the severe-agitation page where it has a withdrawn
// term, nothing else. Its spans have no length, as there is no note to show them in.
std::optional<CrisisFlagSuggested> withdrawnTermOf(const Advice& advice, const CueSet& cues,
                                                   IncidentId incident);
// A weapon that is spoken of outside the notes; nothing else is read there, and no flag follows. Of
// words that fewer may read it is told without them.
std::optional<CrisisFlagSuggested> weaponSpokenOf(const Advice& advice, const CueSet& cues,
                                                  const SpokenText& spoken);
// The same without words: what the type, the answers, the caller and the past say.
CrisisFlagSuggested besideTheWords(const Advice& advice, const CueSet& cues, IncidentId incident);

} // namespace haven
