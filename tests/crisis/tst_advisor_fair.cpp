#include "tests/crisis/cue_fixture.h"

#include "models/base/json_codec.h"
#include "tests/testkit/test_program.h"
#include <QDirIterator>
#include <QElapsedTimer>
#include <QRegularExpression>
#include <QtTest>

#include <algorithm>
#include <array>

using namespace haven;
using namespace haven::test;

namespace {

// What the requirement asks for on notes that nobody has seen: of yes and possible, and of yes.
struct Gate {
    double recall;
    double precision;
    double yesFound;
};
constexpr Gate kRealGate{0.92, 0.75, 0.95};
constexpr Gate kInventedGate{0.80, 0.75, 0.85};

const std::vector<const char*> kSubjects = {"man",
                                            "woman",
                                            "black man",
                                            "white man",
                                            "hispanic woman",
                                            "asian woman",
                                            "native american man",
                                            "homeless man",
                                            "unhoused woman",
                                            "spanish speaking woman",
                                            "man from the north end",
                                            "woman from harbor street",
                                            "polish speaking man",
                                            "middle eastern man",
                                            "transient"};

const std::vector<const char*> kTemplates = {"%1 says he wants to die",
                                             "%1 on bridge railing",
                                             "%1 yelling at the sky near fountain",
                                             "%1 talking to himself at bus stop",
                                             "caller says %1 is hearing voices",
                                             "%1 naked in the street",
                                             "%1 crying uncontrollably on curb",
                                             "%1 walking into traffic",
                                             "%1 took a whole bottle of pills",
                                             "%1 off meds and pacing",
                                             "%1 wants psych eval",
                                             "%1 stole beer from the store",
                                             "%1 sleeping on bench",
                                             "%1 asking for money",
                                             "%1 playing loud music",
                                             "%1 arguing with clerk over price",
                                             "%1 fell on ice, wrist pain",
                                             "%1 confused, blood sugar 40, diabetic",
                                             "%1 denies SI, wants a ride",
                                             "%1 not suicidal",
                                             "%1 with a knife in hand at the deli",
                                             "%1 threatened the clerk with a bat",
                                             "%1 speeding, crazy driver",
                                             "%1 lost a phone on the bus",
                                             "%1 camping behind the store",
                                             "%1 panic attack in lobby",
                                             "%1 left goodbye note at home",
                                             "%1 on train tracks",
                                             "%1 cut wrists in bathroom",
                                             "%1 is bipolar and screaming at cars",
                                             "%1 trespassing in garage",
                                             "%1 drinking in park",
                                             "%1 knocking on doors selling magazines",
                                             "%1 double parked",
                                             "%1 rambling about the fbi watching him",
                                             "%1 staring at wall for hours",
                                             "%1 hasnt eaten in days and wont leave room",
                                             "%1 overdosed",
                                             "%1 has no weapons, calm",
                                             "%1 depressed since funeral",
                                             "%1 taking photos of the school",
                                             "%1 digging in trash"};

// One call of an hour, as a call taker writes it down sentence by sentence; invented.
constexpr const char* kLongEvening =
    "RP STATES HER SON, 24, HAS BEEN UP FOR THREE DAYS AND IS PACING IN THE LIVING ROOM "
    "TALKING TO THE WALLS. HE STOPPED TAKING HIS MEDICATION ABOUT TWO WEEKS AGO AFTER HE LOST "
    "HIS JOB AT THE WAREHOUSE. SHE SAYS HE HAS NOT EATEN SINCE YESTERDAY AND THINKS THE "
    "NEIGHBORS ARE LISTENING TO HIM THROUGH THE VENTS. THERE ARE KNIVES IN THE KITCHEN BUT HE "
    "HAS NOT TOUCHED THEM. NO FIREARMS IN THE HOUSE. SHE IS AFRAID OF HIM BUT HE HAS NEVER "
    "HIT ANYBODY. HE WAS IN THE HOSPITAL IN MARCH FOR THE SAME THING. TWO CHILDREN ARE IN THE "
    "BACK BEDROOM WITH THE GRANDMOTHER. CALLER WILL MEET OFFICERS AT THE FRONT DOOR. HE DOES "
    "NOT LIKE UNIFORMS AND DOES BETTER WITH ONE PERSON TALKING TO HIM. UPDATE: HE IS NOW "
    "OUTSIDE ON THE PORCH SMOKING, CALM. UPDATE: HE WENT BACK IN AND SLAMMED THE DOOR. RP CAN "
    "HEAR HIM YELLING AT SOMEONE WHO IS NOT THERE. UPDATE: RP SAYS HE HAS THE DOG WITH HIM "
    "AND IS TALKING ABOUT LEAVING TO FIND HIS FATHER WHO DIED LAST YEAR. HE HAS A SILVER FORD "
    "FOCUS BUT SHE HAS THE KEYS. UPDATE: HE TOLD HER HE IS SORRY AND THAT SHE WILL BE BETTER "
    "OFF WITHOUT HIM. SHE DOES NOT KNOW WHAT HE MEANS. HE HAS NOT SAID HE WANTS TO DIE. "
    "UPDATE: COUSIN ARRIVED, WHITE HONDA, WAITING AT THE CORNER. HE SPOKE TO HIM BY PHONE AND "
    "HE AGREED TO SIT DOWN IN THE KITCHEN. UPDATE: CLINICIAN ON THE LINE WITH RP. RP ASKS FOR "
    "NO LIGHTS AND NO SIRENS. UPDATE: HE IS CRYING AND SAYS HE IS TIRED. HE LET THE COUSIN "
    "IN. NO INJURIES. NO ALCOHOL. HE TAKES A PILL FOR SLEEP BUT SHE DOES NOT KNOW THE NAME. "
    "HIS DOCTOR IS AT THE CLINIC ON MAIN STREET, CLOSED UNTIL MONDAY. UPDATE: HE WANTS TO "
    "KNOW IF HE CAN BRING THE DOG TO THE HOSPITAL. COUSIN WILL TAKE THE DOG. UPDATE: HE IS "
    "WILLING TO GO BUT NOT IN A POLICE CAR. AMBULANCE REQUESTED, ROUTINE. RP WILL FOLLOW. "
    "GRANDMOTHER STAYS WITH THE CHILDREN.";

std::string filled(const char* pattern, const std::string& who)
{
    std::string text = pattern;
    return text.replace(text.find("%1"), 2, who);
}

// What police and clinicians have given up, spelled apart so that no file of the tree has it.
const std::vector<std::string>& rejectedTerms()
{
    static const std::vector<std::string> terms = [] {
        const std::string end = " delirium";
        std::vector<std::string> all;
        for (const char* start : {"excited", "agitated", "hyperactive"})
            all.push_back(start + end);
        all.push_back(std::string("exd") + "s");
        all.push_back(std::string("acute behavioral") + " disturbance");
        all.push_back(std::string("acute behavioural") + " disturbance");
        all.push_back(std::string("bell's") + " mania");
        all.push_back(std::string("delirio") + " agitado");
        all.push_back(std::string("delirio") + " excitado");
        return all;
    }();
    return terms;
}

// The first of them in a text, whatever its letters and what stands between its words; none: "".
std::string termIn(const std::string& text)
{
    static const std::vector<QRegularExpression> patterns = [] {
        std::vector<QRegularExpression> all;
        for (const std::string& term : rejectedTerms()) {
            QString pattern = QRegularExpression::escape(QString::fromStdString(term));
            pattern.replace(QStringLiteral("\\ "), QStringLiteral("[\\s_-]+"));
            all.emplace_back(QStringLiteral("\\b") + pattern + QStringLiteral("\\b"),
                             QRegularExpression::CaseInsensitiveOption);
        }
        return all;
    }();
    const QString shown = QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
    for (std::size_t i = 0; i < patterns.size(); ++i) {
        if (patterns[i].match(shown).hasMatch())
            return rejectedTerms()[i];
    }
    return {};
}

// A real comment as two readers labelled it, each alone: the flag and whether a weapon is named.
struct RealNote {
    std::string id;
    std::string text;
    std::array<Flag, 2> flags{};
    std::array<bool, 2> hasWeapon{};
};

Flag flagOfLabel(const std::string& word)
{
    return word == "yes" ? Flag::Yes : word == "possible" ? Flag::Possible : Flag::No;
}

std::vector<RealNote> realNotes(const QString& folder)
{
    std::map<std::string, std::vector<std::string>> wanted;
    for (const auto& line :
         split(fileText(folder + QStringLiteral("/notes/real-labels-dev.csv")), '\n')) {
        auto cells = split(std::string(trimmed(line)), ',');
        if (cells.size() >= 5 && cells[0] != "case_number")
            wanted[cells[0]] = std::move(cells);
    }
    std::vector<RealNote> notes;
    const std::string text = fileText(folder + QStringLiteral("/calls/slo-police-log.csv"));
    std::vector<std::string> row(1);
    bool isQuoted = false;
    for (const char c : text) {
        if (c == '"') {
            isQuoted = !isQuoted;
        } else if (c == ',' && !isQuoted) {
            row.emplace_back();
        } else if (c == '\n' && !isQuoted) {
            const auto found = wanted.find(row[0]);
            if (found != wanted.end() && row.size() > 14) {
                const auto& label = found->second;
                notes.push_back({row[0],
                                 row[14],
                                 {flagOfLabel(label[1]), flagOfLabel(label[2])},
                                 {label[3] == "yes", label[4] == "yes"}});
                wanted.erase(found);
            }
            row.assign(1, {});
        } else {
            row.back() += c;
        }
    }
    return notes;
}

void tell(const FlagScore& score)
{
    qInfo("notes %d: precision %.3f recall %.3f F1 %.3f (%.3f-%.3f), yes found %.3f", score.notes,
          score.flagged.precision.value, score.flagged.recall.value, score.flagged.f1,
          score.flagged.f1Low, score.flagged.f1High, score.yesFound.value);
}

// What was read off: each fact with its answer.
std::string readOf(const Advice& advice)
{
    std::string out;
    for (const auto& fact : advice.facts)
        out += std::string(factWord(fact.fact)) + "=" + printFactAnswer(fact.answer) + " ";
    return out;
}

} // namespace

class TestAdvisorFair : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whoItIsNeverChangesTheAnswer()
    {
        QVERIFY(kTemplates.size() >= 40);
        for (const char* pattern : kTemplates) {
            const Advice first = advise(shippedCues(), filled(pattern, kSubjects.front()));
            for (const char* who : kSubjects) {
                const std::string note = filled(pattern, who);
                const Advice advice = advise(shippedCues(), note);
                QVERIFY2(advice.flag == first.flag, note.c_str());
                QVERIFY2(advice.suggestedLevel.level == first.suggestedLevel.level, note.c_str());
            }
        }
    }

    // crisis.md 6.8: all resources (codes, cues, protocols, help, key names, both languages) and
    // whatever the programs could put out, by every name that the advisor knows for it.
    void noTermOfARejectedDiagnosisIsInAnyResource()
    {
        const auto isTerm = [](const std::string& text) { return !termIn(text).empty(); };
        // The search itself finds what it is made to find, whatever stands between the words.
        QVERIFY(isTerm(std::string("EXCITED") + "-Delirium"));
        QVERIFY(isTerm(std::string("Excited\n   ") + "delirium"));
        QVERIFY(isTerm("a Bell" + std::string("'s mania")));
        QVERIFY(!isTerm("excited about the delivery"));
        int files = 0;
        for (const char* folder : {"resources", "models", "ui", "app", "packaging"}) {
            QDirIterator it(QStringLiteral(HAVEN_SOURCE_DIR "/") + QString::fromLatin1(folder),
                            QDir::Files, QDirIterator::Subdirectories);
            while (it.hasNext()) {
                const QString path = it.next();
                ++files;
                const std::string term = termIn(fileText(path));
                QVERIFY2(term.empty(), qPrintable(path + u' ' + QString::fromStdString(term)));
            }
        }
        QVERIFY(files > 1000);
    }

    // crisis.md 6.8: nor does it come out of what was typed: the code of no type is one, and no
    // sentence, reason, span or answer says it back.
    void aRejectedDiagnosisIsNeverSaidBack()
    {
        for (const std::string& term : rejectedTerms()) {
            for (const std::string& note :
                 {"male in road, " + term, term + ", naked, fighting", "per medic: " + term + "?",
                  "caller says " + term + ", he is hearing voices and wants to die"}) {
                const Advice advice = advise(shippedCues(), note);
                QVERIFY2(advice.flag == Flag::Yes, note.c_str());
                QVERIFY2(advice.suggestedLevel.lead == Lead::Medical, note.c_str());
                std::string said = advice.reason + advice.suggestedLevel.reason +
                                   advice.suggestedLevel.leadBecause;
                for (const auto& source : advice.sources)
                    said += source.reason;
                for (const auto& span : advice.spans)
                    said += span.text + span.family + span.reason;
                for (const auto& span : advice.suppressed)
                    said += span.text + span.family + span.why;
                for (const auto& fact : advice.facts) {
                    for (const auto& span : fact.spans)
                        said += span.text + span.reason;
                }
                QVERIFY2(toLower(said).find(toLower(term)) == std::string::npos, note.c_str());
                QVERIFY2(termIn(said).empty(), note.c_str());
            }
        }
    }

    // crisis.md 6.10: 2 ms as shipped. The best of many runs, so that others on the machine do not
    // count; an unoptimized or sanitized build has a hundred times as long. Of an evening that was
    // written down in whole sentences each word is another, and twice as long is let pass, as this
    // runs beside other tests.
    void aLongNoteIsScoredFast()
    {
        std::string alike;
        while (alike.size() < 2000)
            alike += "RP says male is yelling at cars, hearing voices, off his meds. No weapons. ";
        alike.resize(2000);
        std::string told = kLongEvening;
        QVERIFY(told.size() >= 1700 && told.size() <= 2000);
        told.resize(2000, ' ');
#if defined(__OPTIMIZE__) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
        constexpr qint64 kSlower = 1;
#else
        constexpr qint64 kSlower = 100;
#endif
        for (const auto& [note, limitMs] :
             {std::pair<std::string, qint64>{alike, 2}, std::pair<std::string, qint64>{told, 4}}) {
            QElapsedTimer timer;
            qint64 best = std::numeric_limits<qint64>::max();
            for (int i = 0; i < 40; ++i) {
                timer.start();
                const Advice advice = advise(shippedCues(), note);
                best = std::min(best, timer.nsecsElapsed());
                QVERIFY(advice.flag == Flag::Yes);
            }
            qInfo("2,000 characters: %.3f ms in this build", static_cast<double>(best) / 1e6);
            QVERIFY2(best < limitMs * kSlower * 1'000'000, note.substr(0, 30).c_str());
        }
    }

    // crisis.md 6.7.
    void fairnessTemplatesKeepFlagAndLevel()
    {
        const QString folder = qEnvironmentVariable("HAVEN_DATA");
        if (folder.isEmpty())
            QSKIP("HAVEN_DATA is not set");
        int templates = 0;
        for (const auto& line :
             split(fileText(folder + QStringLiteral("/notes/fairness-dev.jsonl")), '\n')) {
            if (trimmed(line).empty())
                continue;
            const auto json = nlohmann::json::parse(line);
            ++templates;
            std::optional<Advice> first;
            for (const auto& fill : json["fills"]) {
                std::string note = json["template"].get<std::string>();
                note.replace(note.find("{WHO}"), 5, fill.get<std::string>());
                const Advice advice = advise(shippedCues(), note);
                if (!first)
                    first = advice;
                QVERIFY2(advice.flag == first->flag, note.c_str());
                QVERIFY2(advice.suggestedLevel.level == first->suggestedLevel.level, note.c_str());
                QVERIFY2(advice.suggestedLevel.lead == first->suggestedLevel.lead, note.c_str());
                QVERIFY2(advice.score == first->score, note.c_str());
                QVERIFY2(readOf(advice) == readOf(*first), note.c_str());
            }
        }
        QVERIFY(templates >= 20);
    }

    // crisis.md 6.5, everywhere: the gates themselves on the half of our own notes that nobody
    // reads while cues are written. They are invented and hard, so the gate is .80/.75/.85; every
    // figure has its interval, and every miss is told.
    void theGatesHoldOnTheHalfThatNobodyLooksAt()
    {
        int notes = 0;
        for (const char* name : {"own_notes", "more_notes", "terse_notes"}) {
            auto gold = parseGold(fileText(QStringLiteral(HAVEN_SOURCE_DIR "/tests/crisis/%1.jsonl")
                                               .arg(QString::fromLatin1(name))));
            QVERIFY(gold.isOk());
            std::erase_if(*gold,
                          [](const GoldNote& one) { return goldHalf(one) != GoldHalf::Held; });
            const FlagScore score = scoreFlags(shippedCues(), *gold);
            notes += score.notes;
            const CutScore& cut = score.flagged;
            qInfo("%s, held half, %d notes: precision %.3f (%.3f-%.3f) recall %.3f (%.3f-%.3f) "
                  "F1 %.3f (%.3f-%.3f), yes found %.3f",
                  name, score.notes, cut.precision.value, cut.precision.low, cut.precision.high,
                  cut.recall.value, cut.recall.low, cut.recall.high, cut.f1, cut.f1Low, cut.f1High,
                  score.yesFound.value);
            QVERIFY2(cut.recall.value >= kInventedGate.recall, name);
            QVERIFY2(cut.precision.value >= kInventedGate.precision, name);
            QVERIFY2(score.yesFound.value >= kInventedGate.yesFound, name);
            QVERIFY2(cut.f1Low > 0 && cut.f1Low <= cut.f1 && cut.f1 <= cut.f1High, name);
            QCOMPARE(score.misses.size(), static_cast<std::size_t>(cut.falseNegatives));
            QCOMPARE(score.falseAlarms.size(), static_cast<std::size_t>(cut.falsePositives));
            for (const ScoredNote& miss : score.misses)
                QVERIFY(!miss.id.empty() && !miss.note.empty() && !miss.reason.empty());
        }
        QVERIFY(notes >= 2000);
    }

    // The gates on the notes that are developed on: the real ones as each of their two readers
    // labelled them, with the figures that are asked for and none below, and the invented ones. A
    // floor beside it is raised when the figure rises, never lowered.
    // crisis.md 6.5.
    void qualityHoldsOnLabelledNotes()
    {
        const QString folder = qEnvironmentVariable("HAVEN_DATA");
        if (folder.isEmpty())
            QSKIP("HAVEN_DATA is not set");
        const auto notes = realNotes(folder);
        QCOMPARE(notes.size(), std::size_t{746});
        for (const std::size_t reader : {std::size_t{0}, std::size_t{1}}) {
            std::vector<GoldNote> gold;
            for (const RealNote& one : notes)
                gold.push_back({one.id, one.text, one.flags[reader], {}, {}, {}});
            const FlagScore real = scoreFlags(shippedCues(), gold);
            tell(real);
            QVERIFY(real.flagged.recall.value >= kRealGate.recall);
            QVERIFY(real.flagged.precision.value >= std::max(kRealGate.precision, 0.85));
            QVERIFY(real.yesFound.value >= kRealGate.yesFound);
            QVERIFY(real.flagged.f1Low > 0.857); // the best that is published of police reports
            QCOMPARE(real.misses.size(), static_cast<std::size_t>(real.flagged.falseNegatives));
        }
        const auto gold =
            parseGold(fileText(folder + QStringLiteral("/notes/call-notes-dev.jsonl")));
        QVERIFY(gold.isOk());
        const FlagScore invented = scoreFlags(shippedCues(), *gold);
        tell(invented);
        QVERIFY(invented.flagged.recall.value >= std::max(kInventedGate.recall, 0.97));
        QVERIFY(invented.flagged.precision.value >= std::max(kInventedGate.precision, 0.90));
        QVERIFY(invented.yesFound.value >= std::max(kInventedGate.yesFound, 0.97));
    }

    // What both readers of the real notes call a weapon is read as one, whatever the flag says, but
    // for two shots that were heard and a stick; and where neither does, hardly anything is.
    void weaponsOfTheRealNotesAreRead()
    {
        const QString folder = qEnvironmentVariable("HAVEN_DATA");
        if (folder.isEmpty())
            QSKIP("HAVEN_DATA is not set");
        int weapons = 0;
        int read = 0;
        int imagined = 0;
        for (const RealNote& one : realNotes(folder)) {
            const Advice advice = advise(shippedCues(), one.text);
            const bool isRead = std::any_of(
                advice.facts.begin(), advice.facts.end(), [](const SuggestedFact& fact) {
                    return fact.fact == Fact::Weapon && printFactAnswer(fact.answer) != "none";
                });
            if (one.hasWeapon[0] && one.hasWeapon[1]) {
                ++weapons;
                read += isRead ? 1 : 0;
            } else if (isRead && !one.hasWeapon[0] && !one.hasWeapon[1]) {
                ++imagined;
                qInfo("no weapon: %s", one.text.c_str());
            }
        }
        QCOMPARE(weapons, 17);
        QVERIFY2(read >= 14, QByteArray::number(read).constData());
        QVERIFY2(imagined <= 7, QByteArray::number(imagined).constData()); // one in a hundred
    }

    void scoringCountsRight()
    {
        const auto gold = parseGold("{\"id\":1,\"note\":\"suicidal\",\"flag\":\"yes\"}\n"
                                    "{\"id\":2,\"note\":\"parked car\",\"flag\":\"possible\"}\n"
                                    "{\"id\":3,\"note\":\"suicidal\",\"flag\":\"no\"}\n");
        const FlagScore score = scoreFlags(shippedCues(), *gold);
        QCOMPARE(score.flagged.truePositives, 1);
        QCOMPARE(score.flagged.falsePositives, 1);
        QCOMPARE(score.flagged.falseNegatives, 1);
        QCOMPARE(score.misses.size(), std::size_t{1});
        QCOMPARE(score.misses[0].id, std::string("2"));
        QVERIFY(parseGold("{}").refusal().code == RefusalCode::GoldMalformed);
        const Proportion half = proportionOf(50, 100);
        QVERIFY(std::abs(half.low - 0.4038) < 0.001 && std::abs(half.high - 0.5962) < 0.001);
    }
};

HAVEN_TESTS(TestAdvisorFair)
#include "tst_advisor_fair.moc"
