#pragma once

#include "models/base/enums.h"
#include "models/dispatch/line_macros.h"
#include "models/items/board_choice.h"
#include "models/items/desk_layout.h"
#include "models/items/key_map.h"
#include "models/items/paper_choice.h"

#include <map>
#include <optional>
#include <QObject>
#include <set>
#include <string>
#include <string_view>
#include <vector>

// What one person likes the console to look and sound like. Never a fact, never in the station.
namespace haven {

// What is heard. Every sound has a twin on the screen; none is the only sign of anything.
HAVEN_ENUM(SoundEvent, Accepted, Rejected, OfficerEmergency, WaitingP1, Waiting, StatusCheck,
           Recheck, Suggestion, Clinician, HoldOver, Trouble, NewCall, NoAnswer)

enum class RowHeight { Dense, Normal, Large };

// How this machine makes sounds, as far as is known: a program that plays them, or the plain beep
// of the system, which is the same for everything.
enum class SoundRoad { NotTried, Player, BeepOnly };

inline constexpr int kVolumeMax = 100;
// An officer emergency and a waiting P1 are never quieter than this, whatever anybody chose.
inline constexpr int kVolumeVitalMin = 40;
inline constexpr int kZoomMin = 80;
inline constexpr int kZoomMax = 200;
inline constexpr std::size_t kRecentActionsMax = 9;
// What the console can speak; the first one is what its texts are written in.
inline constexpr std::string_view kLanguages[] = {"en", "es"};
// The names of the shipped themes, in the order in which they follow one another.
inline constexpr std::string_view kThemes[] = {"night", "day", "high-contrast"};

struct SoundChoice {
    int volume = 70; // percent
    bool isMuted = false;
    bool operator==(const SoundChoice&) const = default;
};

// Where this machine can say alarms: "pulse:headset", "USB headset".
struct SpeechPlace {
    std::string device;
    std::string title;
    bool operator==(const SpeechPlace&) const = default;
};

struct Preferences {
    std::string theme; // name of a shipped theme; empty: the one this console was started with
    int zoomPercent = 100;
    RowHeight rows = RowHeight::Normal;       // 16 px letters; dense is 15
    std::map<SoundEvent, SoundChoice> sounds; // those that differ from a SoundChoice{}
    KeyChoice keys;
    std::vector<std::string> recentActions;    // by the palette, the latest first
    std::map<std::string, BoardChoice> boards; // by name; those that differ from a BoardChoice{}
    std::string firstShift; // "declined" or "done"; empty: the guided first shift is offered
    // Alarms that are also said in words, without names or care text; none unless chosen, for a
    // microphone may be open near by.
    std::set<SoundEvent> spoken;
    std::string speechOutput; // the speech engine's own word for a device; empty: nothing is said
    bool isZuluFirst = false; // the large clock shows Z, the small one the agency's time
    MacroBook macros;         // of the command bar
    std::optional<DeskLayout> desk;            // as it stood last; empty: the role's own
    std::string layout;                        // what it was chosen as; empty: none
    std::map<std::string, DeskLayout> layouts; // saved, by name
    std::string language;                      // "en" or "es"; empty: as this console speaks
    bool operator==(const Preferences&) const = default;
};

// Whether the sound may be silenced: all but an officer emergency and a waiting P1.
bool canBeMuted(SoundEvent event);
// 0 to 100, as it is to be heard: muted is 0, except where that is not allowed.
int volumeOf(const Preferences& preferences, SoundEvent event);
SoundChoice choiceOf(const Preferences& preferences, SoundEvent event);
bool isLanguage(std::string_view language);
// The one after it, round and round; the first where it is none of them.
std::string nextTheme(std::string_view theme);
// Inside the limits above; a theme, volume or zoom from a file that somebody wrote by hand.
Preferences withinLimits(Preferences preferences);

// The preferences of one window, and the word when they change: panels set them, the program
// applies and keeps them, and puts in those of whoever signs on.
class PreferenceSource final : public QObject
{
    Q_OBJECT

public:
    explicit PreferenceSource(QObject* parent = nullptr) : QObject(parent) {}

    const Preferences& current() const { return m_current; }
    // A person chose: changed() and chosen().
    void choose(Preferences preferences);
    // Read from where they are kept: changed() only.
    void restore(Preferences preferences);
    // A person wants to hear it now, as it would sound.
    void tryOut(SoundEvent event) { Q_EMIT triedOut(event); }
    SoundRoad soundRoad() const { return m_soundRoad; }
    void setSoundRoad(SoundRoad road);
    // Looked for anew whenever somebody is about to choose: headsets come and go.
    void askSpeechPlaces() { Q_EMIT speechPlacesWanted(); }
    const std::vector<SpeechPlace>& speechPlaces() const { return m_speechPlaces; }
    void setSpeechPlaces(std::vector<SpeechPlace> places);

    // What the console speaks to whoever chose nothing, and what is spoken here now.
    void setUsualLanguage(std::string language);
    const std::string& language() const
    {
        return m_current.language.empty() ? m_usualLanguage : m_current.language;
    }

    // What the console looks like to whoever chose nothing, and what it looks like here now.
    void setUsualTheme(std::string theme) { m_usualTheme = std::move(theme); }
    const std::string& theme() const
    {
        return m_current.theme.empty() ? m_usualTheme : m_current.theme;
    }

    // Of the machine, the same at every window: a person chose, or it was read or done elsewhere.
    const PaperChoice& paper() const { return m_paper; }
    const PaperStanding& paperStanding() const { return m_paperStanding; }
    void choosePaper(PaperChoice choice);
    void tellPaper(PaperChoice choice, PaperStanding standing);

Q_SIGNALS:
    void paperChanged();
    void paperChosen(const haven::PaperChoice& choice);
    void changed();
    void chosen();
    // Read and in force, also where nothing is other than before.
    void restored();
    void triedOut(haven::SoundEvent event);
    void speechPlacesWanted();
    // What this machine has; nobody chose anything.
    void speechPlacesChanged();
    void soundRoadChanged();

private:
    Preferences m_current;
    std::string m_usualLanguage{kLanguages[0]};
    std::string m_usualTheme{kThemes[0]};
    SoundRoad m_soundRoad = SoundRoad::NotTried;
    std::vector<SpeechPlace> m_speechPlaces;
    PaperChoice m_paper;
    PaperStanding m_paperStanding;
};

} // namespace haven
