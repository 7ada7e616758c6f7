#include "app/settings/core_places.h"

#include <algorithm>
#include <iterator>

namespace haven {

namespace {

struct Listed {
    QStringView english;
    QStringView places; // the digits of them
};

// Sentences as resources/wording/sentences.json has them.
constexpr Listed kWords[] = {
    {u"Officer emergency %1, by %2", u"2"},
    {u"Officer emergency %1, last at %2, by %3", u"3"},
    {u"Officer emergency %1, by %2, not on duty: %3", u"2"},
    {u"Officer emergency %1, last at %2, by %3, not on duty: %4", u"3"},
    {u"Open %1, %2, at %3.", u"1"},
    {u"Open %1 at %2, %3 on scene.", u"1"},
    {u"Close %1 as %2.", u"2"},
    {u"Change %1 to %2.", u"2"},
    {u"Record for %1: %2.", u"2"},
    {u"Record for %1: clinician %2.", u"2"},
    {u"Record %1 at %2 as advised, and close it: no unit goes.", u"1"},
    {u"Schedule %1 at %2: it enters the queue in %3.", u"1"},
    {u"Status of %1: %2.", u"2"},
    {u"Medical questions of %1: %2.", u"2"},
    {u"Acknowledge the alarm for %1: %2.", u"12"},
    {u"For %1 min, put aside the alarm for %2: %3.", u"23"},
    {u"Take back the alarm for %1: %2.", u"12"},
    {u"No answer from %1: %2.", u"2"},
    {u"Message to %1.", u"1"},
    {u"Carrier ping of %1: %2.", u"2"},
    {u"Interpreter of %1: %2.", u"2"},
    {u"Transfer of %1: %2.", u"2"},
    {u"Role %1 of %2: %3.", u"3"},
    {u"On %1, %2 becomes %3.", u"23"},
    {u"Close %1 as %2, also %3.", u"23"},
    {u"Add a person to %1: %2.", u"2"},
    {u"Add a vehicle to %1: %2.", u"2"},
    {u"Hand-off of %1: %2. The level goes up by one, and somebody calls back.", u"2"},
    {u"Set %1 to %2.", u"2"},
    {u"Did you mean: %1 (%2)? Type ? for every verb.", u"2"},
    {u"Did you mean %1 (%2)?", u"2"},
    {u"Did you mean %1 (%2), or %3 (%4)?", u"24"},
    {u"Did you mean %1 (%2), or %3 (%4), or %5 (%6)?", u"246"},
    {u"The priority for %1", u"1"},
    {u"Scheduled %1: %2 enters the queue in %3, at %4", u"2"},
    {u"Message %1 to %2: %3", u"2"},
    {u"Write for %1, %2: %3.", u"2"},
    {u"End follow-up %1 as %2.", u"2"},
    {u"Referral of %1 to %2: %3.", u"3"},
    {u"Hand-off of %1: %2.", u"2"},
    {u"Call back for %1: %2.", u"2"},
    {u"Behavioral health of %1: %2.", u"2"},
    {u"No clinician goes to %1: %2.", u"2"},
    {u"Call back %1", u"1"},
    {u"Account %1 %2, %3", u"2"},
    {u"Refused for want of a role: %1 (%2)", u"1"},
    {u"Alarm for %1: %2", u"2"},
    {u"Alarm for %1 acknowledged: %2", u"2"},
    {u"Alarm for %1 put aside for %2 min: %3", u"3"},
    {u"Alarm for %1 taken back: %2", u"2"},
    {u"No answer from %1: %2", u"2"},
    {u"Level %1 to %2, %3", u"3"},
    {u"Answered %1", u"1"},
    {u"Type changed from %1 to %2", u"12"},
    {u"Closed: %1", u"1"},
    {u"Closed: %1, %2", u"1"},
    {u"%1 cleared, %2", u"2"},
    {u"%1 cleared, the incident was closed, %2", u"2"},
    {u"No clinician goes, reason: %1", u"1"},
    {u"not sent, %1", u"1"},
    {u"%1 is now “%2”", u"2"},
    {u"Changed %1 from %2 to %3", u"1"},
    {u"Medical questions: %1", u"1"},
    {u"Call taken, %1", u"1"},
    {u"Called back, %1", u"1"},
    {u"Called back, %1: %2", u"1"},
    {u"Force %1", u"1"},
    {u"Referral %1", u"1"},
    {u"Mandated report %1", u"1"},
    {u"Advisor suggests behavioral health flag %1", u"1"},
    {u"Advisor suggests behavioral health flag %1: %2", u"1"},
    {u"Behavioral health flag %1", u"1"},
    {u"Behavioral health flag %1: %2", u"1"},
    {u"Risk-protection investigation %1", u"1"},
    {u"Sealed notes of %1: %2", u"2"},
    {u"No answer: %1", u"1"},
    {u"Not sent: %1", u"1"},
    {u"may be the same as %1 (%2)", u"2"},
    {u"New incident %1: %2, %3, at %4", u"2"},
    {u"On view, new incident %1: %2, %3, at %4", u"2"},
    {u"Traffic stop, new incident %1: %2, %3, at %4", u"2"},
    {u"the incident does not concern %1", u"1"},
    {u"would be taken from %1 (%2)", u"2"},
    {u"on this incident already: %1", u"1"},
    {u"not available: %1", u"1"},
    {u"would be called away: %1", u"1"},
    {u"it concerns %1", u"1"},
    {u"%1 is there with another unit", u"1"},
    {u"%1 is at %2", u"2"},
    {u"%1 transporting to %2", u"2"},
    {u"as %1 asks", u"1"},
    {u"nobody with %1 can go (%2)", u"12"},
    {u"incident type %1", u"1"},
    {u"words: %1", u"1"},
    {u"%1 (safe: %2)", u"1"},
    {u"%1 (said on incident %2)", u"1"},
    {u"%1 may not stand here; write what was seen, or keep a licensed form in the agency's own "
     u"folder",
     u"1"},
};

constexpr Listed kLists[] = {
    {u"Flagged for: %1.", u"1"},
    {u"Too little to flag: %1.", u"1"},
    {u"Flagged for: %1. Not counted: %2.", u"12"},
    {u"Too little to flag: %1. Not counted: %2.", u"12"},
    {u"Flagged for: %1. Please describe the behavior; send EMS.", u"1"},
    {u"Flagged for: %1. The other words speak for no more than a possible.", u"1"},
    {u"Flagged for: %1. Not counted: %2. The other words speak for no more than a possible.",
     u"12"},
    {u"Flagged for: %1. The other words speak for no more than a possible. Please describe the "
     u"behavior; send EMS.",
     u"1"},
    {u"Flagged for: %1. Not counted: %2. The other words speak for no more than a possible. Please "
     u"describe the behavior; send EMS.",
     u"12"},
    {u"Flagged for: %1. Not counted: %2. Please describe the behavior; send EMS.", u"12"},
    {u"Nothing in the words speaks for it. Not counted: %1.", u"1"},
    {u"Answered: %1.", u"1"},
};

constexpr QStringView kProse[] = {
    u"Note: %1",
    u"why: %1",
    u"described as: %1",
    u"Note corrected: %1",
    u"Caution recorded: %1",
    u"Person recorded, %1",
    u"Vehicle recorded, %1",
    u"Reconstructed from %1",
    u"Undone: %1",
    u"Held %1: %2",
    u"Held %1 for %2: %3",
    u"Clinician requested: %1",
    u"Behavioral health flag %1",
    u"Behavioral health flag %1: %2",
    u"Advisor suggests behavioral health flag %1: %2",
    u"Checklist step %1 answered “%2”",
    u"Checklist finished: %1",
    u"Called back, %1",
    u"Called back, %1: %2",
    u"Force %1",
    u"Referral %1",
    u"Mandated report %1",
    u"Risk-protection investigation %1",
    u"No clinician goes, reason: %1",
    u"not sent, %1",
    u"No answer from %1: %2",
    u"Alarm for %1 put aside for %2 min: %3",
    u"Write for %1, %2: %3.",
    u"caution here: %1",
    u"%1 at this place: %2",
    u"caution near: %1",
    u"caution in this house or one written like it: %1",
    u"care plan here, say on the air: %1",
    u"Scheduled %1: %2 enters the queue in %3, at %4",
    u"Scheduled %1 canceled: %2",
    u"House watch %1, %2 a day for %3, at %4",
    u"Extra patrol %1, %2 a day for %3, at %4",
    u"Watch %1 visited: %2",
    u"Watch %1 visited by %2",
    u"Watch %1 ended: %2",
    u"Pass-on note %1, for %2: %3",
    u"Pass-on note %1 ended: %2",
    u"Message %1 to %2: %3",
    u"Message %1 to %2 by radio: %3",
};

template <std::size_t N>
bool isListed(const Listed (&all)[N], QStringView english, int place)
{
    const QChar digit(u'0' + place);
    return std::any_of(std::begin(all), std::end(all), [&](const Listed& one) {
        return one.english == english && one.places.contains(digit);
    });
}

} // namespace

WordPlace wordPlace(QStringView english, int place)
{
    if (isListed(kLists, english, place))
        return WordPlace::List;
    return isListed(kWords, english, place) ? WordPlace::Word : WordPlace::AsTyped;
}

bool isProse(QStringView english)
{
    return std::find(std::begin(kProse), std::end(kProse), english) != std::end(kProse);
}

} // namespace haven
