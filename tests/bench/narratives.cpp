#include "tests/bench/narratives.h"

#include <array>
#include <cmath>
#include <fmt/format.h>

namespace haven::bench {

namespace {

constexpr std::size_t kSurnames = 4'000;
constexpr std::size_t kRareWords = 40'000;
constexpr Span kYears{5LL * 365 * 24 * 3'600'000};

// {n} surname, {s} street, {a} address, {p} plate, {c} color, {v} vehicle, {i} item, {o} place,
// {t} number, {r} a rare word.
constexpr std::array kSentences{
    "RP states a male in a {c} hoodie is yelling at customers outside the {o}.",
    "Caller hears shouting from the apartment upstairs, sounds like {n} and his girlfriend.",
    "Female caller reports her {v} was broken into overnight, {i} taken from the console.",
    "{c} {v} parked across the driveway at {a}, plate {p}, owner not found.",
    "Caller says the neighbor {n} has been playing loud music since {t} hours.",
    "Two vehicle crash, {c} {v} and {c} {v}, no injuries, blocking the right lane on {s}.",
    "RP came home and found the back door open, nothing seems missing, wants it logged.",
    "Alarm company reports a motion alarm at the {o}, rear warehouse, keyholder {n} notified.",
    "Caller is worried about her father {n}, not answering the phone since yesterday.",
    "Subject refused to leave the {o}, staff want him trespassed, last name {n}.",
    "Juveniles on bicycles throwing {i} at passing cars near {s}.",
    "Caller reports a suspicious {c} {v} circling the block, plate {p}.",
    "Male walking in traffic on {s}, talking to himself, wearing a {c} jacket.",
    "RP lost a {i} somewhere between the {o} and {s}, wants a report for insurance.",
    "Employee of the {o} caught a shoplifter with {i}, subject is cooperative.",
    "Dog bite at {a}, owner {n} is on scene, wound is minor, animal control advised.",
    "Caller says her ex {n} keeps texting her in violation of the order.",
    "Elderly female fell, conscious and breathing, ambulance already on the way.",
    "Vehicle disabled, {c} {v}, hazard lights on, tow called by the owner.",
    "Unknown trouble, open line, heard a female say {r} and then it disconnected.",
    "Follow up with {n} about the {i} reported last week, case {t}.",
    "Extra patrol asked for around {s}, residents report speeding in the evening.",
    "Verbal dispute between roommates over rent and a {i}, separated on arrival.",
    "Caller wants to speak to an officer about a possible scam, sent {t} dollars to {r}.",
    "Welfare check on {n} at {a}, missed two days of work, car is in the lot.",
    "Traffic stop, {c} {v}, plate {p}, driver {n}, verbal warning given.",
    "Smoke smell in the hallway, fire department on scene, officers asked for the crowd.",
    "Found property: {i}, turned in at the desk, owner may be {n}.",
    "No report taken. Advised of options. Parties separated for the night.",
    "Area checked, nothing found. Gone on arrival.",
    "Unit cleared, caller will call back if it happens again. Ref {r}.",
};
constexpr std::array kColors{"black", "white", "gray", "silver", "blue", "red", "green", "tan"};
constexpr std::array kVehicles{"sedan",   "pickup", "SUV",       "minivan", "coupe",
                               "box van", "moped",  "hatchback", "jeep",    "wagon"};
constexpr std::array kItems{"wallet",  "backpack", "laptop",   "phone",        "bicycle",
                            "toolbox", "handbag",  "keys",     "registration", "jewelry",
                            "eggs",    "package",  "generator"};
constexpr std::array kPlaces{"library",     "gas station", "pharmacy",       "bus depot",
                             "supermarket", "high school", "diner",          "motel",
                             "laundromat",  "marina",      "hardware store", "bank"};
constexpr std::array kTypes{"Disturbance",      "Welfare check",     "Traffic hazard",
                            "Larceny",          "Suspicious person", "Alarm",
                            "Crash, no injury", "Assist citizen",    "Noise complaint",
                            "Domestic",         "Trespass",          "Follow up"};
constexpr std::array kDispositions{"report taken", "no report", "gone on arrival",
                                   "advised",      "arrest",    "unfounded"};
constexpr std::array kSyllables{"ba",  "ker", "lo",  "mend", "tra", "vis", "no",  "rin",
                                "sul", "ta",  "quo", "den",  "fer", "gal", "hu",  "ick",
                                "jor", "kel", "mar", "nes",  "ol",  "pra", "ros", "stan",
                                "ul",  "wen", "yar", "zim",  "che", "bri"};

template <std::size_t N>
std::string oneOf(Narratives& from, const std::array<const char*, N>& words)
{
    return words[from.pick(N)];
}

} // namespace

Narratives::Narratives(std::uint64_t seed, std::vector<std::string> streets)
    : m_random(seed), m_streets(std::move(streets))
{
    const auto made = [this](std::size_t syllables) {
        std::string word;
        for (std::size_t i = 0; i < syllables; ++i)
            word += oneOf(*this, kSyllables);
        return word;
    };
    for (std::size_t i = 0; i < kSurnames; ++i) {
        std::string name = made(2 + i % 2);
        name[0] = static_cast<char>(name[0] - 'a' + 'A');
        m_surnames.push_back(std::move(name));
    }
    for (std::size_t i = 0; i < kRareWords; ++i)
        m_rare.push_back(made(3 + i % 2));
}

std::size_t Narratives::pick(std::size_t below)
{
    return static_cast<std::size_t>(m_random() % below);
}

std::string Narratives::surname()
{
    return m_surnames[pick(m_surnames.size())];
}

// A few words are often met and most hardly ever: the square of an even draw is near enough.
std::string Narratives::rareWord()
{
    const double even = static_cast<double>(pick(1'000'000)) / 1e6;
    return m_rare[static_cast<std::size_t>(even * even * static_cast<double>(m_rare.size()))];
}

std::string Narratives::plate()
{
    const auto letter = [this] { return static_cast<char>('A' + pick(26)); };
    return fmt::format("{}{}{:05}", letter(), letter(), pick(100'000));
}

std::string Narratives::address()
{
    return fmt::format("{} {}", 2 + pick(600), m_streets[pick(m_streets.size())]);
}

std::string Narratives::filled(const char* sentence)
{
    std::string out;
    for (const char* c = sentence; *c != '\0'; ++c) {
        if (*c != '{') {
            out += *c;
            continue;
        }
        const char slot = c[1];
        c += 2; // to the closing bracket
        if (slot == 'n')
            out += surname();
        else if (slot == 's')
            out += m_streets[pick(m_streets.size())];
        else if (slot == 'a')
            out += address();
        else if (slot == 'p')
            out += plate();
        else if (slot == 'c')
            out += oneOf(*this, kColors);
        else if (slot == 'v')
            out += oneOf(*this, kVehicles);
        else if (slot == 'i')
            out += oneOf(*this, kItems);
        else if (slot == 'o')
            out += oneOf(*this, kPlaces);
        else if (slot == 't')
            out += std::to_string(100 + pick(9'900));
        else
            out += rareWord();
    }
    return out;
}

std::string Narratives::narrative()
{
    std::string out;
    const std::size_t sentences = 1 + pick(5);
    for (std::size_t i = 0; i < sentences; ++i)
        out += (out.empty() ? "" : " ") + filled(kSentences[pick(kSentences.size())]);
    return out;
}

PastIncident Narratives::next(Instant newest, std::int64_t count)
{
    const std::int64_t number = ++m_made;
    const std::int64_t stepMs = kYears.ms / std::max<std::int64_t>(count, 1);
    const auto jitter = static_cast<std::int64_t>(
        pick(static_cast<std::size_t>(std::max<std::int64_t>(stepMs, 1))));
    PastIncident past;
    past.source = "bench";
    past.number = fmt::format("P-{:07}", number);
    past.receivedAt = newest - kYears + Span{(number - 1) * stepMs + jitter};
    past.dispatchedAt = past.receivedAt + Span{60'000 + static_cast<std::int64_t>(pick(900'000))};
    past.arrivedAt = *past.dispatchedAt + Span{120'000 + static_cast<std::int64_t>(pick(900'000))};
    past.type = oneOf(*this, kTypes);
    past.place = address();
    past.beat = std::to_string(1 + pick(6));
    past.latitudeE7 = 412'800'000 + static_cast<std::int64_t>(pick(300'000));
    past.longitudeE7 = -725'200'000 + static_cast<std::int64_t>(pick(300'000));
    past.disposition = oneOf(*this, kDispositions);
    past.units = {fmt::format("{}A{}", 1 + pick(3), 10 + pick(20))};
    past.narrative = narrative();
    return past;
}

std::vector<PastIncident> callsOver(Span time, int count)
{
    Narratives narratives(5, {"Oak Ave", "Elm St", "Main St", "Wharf St", "Third St"});
    std::vector<PastIncident> calls;
    const Instant end{1'748'822'400'000};
    for (int n = 0; n < count; ++n) {
        PastIncident call = narratives.next(end, count);
        const Instant at = end - time + Span{time.ms * n / count};
        call.dispatchedAt = at + (*call.dispatchedAt - call.receivedAt);
        call.arrivedAt = at + (*call.arrivedAt - call.receivedAt);
        call.clearedAt = *call.arrivedAt + Span::minutes(20);
        call.clearing = ClearingBasis::Recorded;
        call.receivedAt = at;
        calls.push_back(std::move(call));
    }
    return calls;
}

} // namespace haven::bench
