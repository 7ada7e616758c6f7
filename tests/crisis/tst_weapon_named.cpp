#include "models/crisis/weapon_quote.h"
#include "tests/crisis/cue_fixture.h"
#include "tests/testkit/test_program.h"

#include <map>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QtTest>
#include <set>

// Every word by which the cues know a weapon has its place among the gravest, the blades or the
// rest: no firearm and no bomb is hidden behind the knife that was named before it.
using namespace haven;
using namespace haven::test;

namespace {

using Words = std::set<std::string>;

const std::string kKnife = "has a knife";

std::vector<QJsonObject> cueObjects()
{
    std::vector<QJsonObject> all;
    for (const CueFile& file : shippedCueFiles())
        all.push_back(QJsonDocument::fromJson(QByteArray::fromStdString(file.text)).object());
    return all;
}

Words classWords(const char* name)
{
    Words words;
    for (const QJsonObject& cues : cueObjects()) {
        const auto list =
            cues.value(QStringLiteral("classes")).toObject().value(QLatin1String(name)).toArray();
        for (const auto& one : list)
            words.insert(one.toString().toStdString());
    }
    return words;
}

// The words of one pattern that are matched as they stand.
void collect(const QString& pattern, Words& words)
{
    for (const QString& group : pattern.split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        if (QStringLiteral("!~@#").contains(group.front()))
            continue;
        for (QString word : group.split(QLatin1Char('|'), Qt::SkipEmptyParts)) {
            if (word.startsWith(QLatin1Char('@')) || word.startsWith(QLatin1Char('#')))
                continue;
            word.remove(QRegularExpression(QStringLiteral("[?*^$]")));
            if (!word.isEmpty())
                words.insert(word.toStdString());
        }
    }
}

Words weaponPatternWords()
{
    Words words;
    for (const QJsonObject& cues : cueObjects()) {
        for (const auto& one : cues.value(QStringLiteral("facts")).toArray()) {
            const QJsonObject fact = one.toObject();
            if (fact.value(QStringLiteral("fact")).toString() != QStringLiteral("weapon") ||
                fact.value(QStringLiteral("value")).toString() == QStringLiteral("none"))
                continue;
            for (const auto& pattern : fact.value(QStringLiteral("patterns")).toArray())
                collect(pattern.toString(), words);
        }
    }
    return words;
}

bool isGravest(const std::string& words)
{
    return weaponQuote(kKnife, words) == words + " … " + kKnife;
}

} // namespace

class tst_WeaponNamed final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyFirearmOfTheCuesIsQuotedBeforeAKnife()
    {
        const Words guns = classWords("gun");
        QVERIFY(guns.size() > 40);
        for (const std::string& word : guns)
            QVERIFY2(isGravest("has a " + word), word.c_str());
    }

    void everyBladeAndObjectOfTheCuesIsNamed()
    {
        for (const std::string& word : classWords("blade"))
            QVERIFY2(weaponKind(word) == WeaponKind::Blade, word.c_str());
        for (const std::string& word : classWords("arm"))
            QVERIFY2(namesOtherWeapon("", word), word.c_str());
    }

    // A word that is new in the cues is named in weapon_quote.cpp, or stands among the plain ones.
    void noWordOfAWeaponPatternIsForgotten()
    {
        const QString path =
            QStringLiteral(HAVEN_SOURCE_DIR "/tests/crisis/weapon_plain_words.txt");
        Words plain;
        for (const QString& word :
             QString::fromStdString(fileText(path)).simplified().split(QLatin1Char(' ')))
            plain.insert(word.toStdString());
        const Words words = weaponPatternWords();
        QVERIFY(words.size() > 900);
        for (const std::string& word : words)
            QVERIFY2(namesOtherWeapon("", word) || plain.count(word) > 0, word.c_str());
    }

    void namesInTwoWordsAndPicturesAreNames()
    {
        for (const char* words :
             {"AR-15", "ak 47", "12 gauge", "arma de fuego", "shot gun", "fire arms", "30 06",
              "9mm", "\xF0\x9F\x94\xAB", "tiene una pistola", "DISPAROS", "balazo", "rifle de caza",
              "granada", "molotov", "una bomba", "gunfire", "shotggun"})
            QVERIFY2(isGravest(words), words);
        QCOMPARE(weaponQuote("has a shotgun", "tiene un machete"),
                 std::string("has a shotgun … tiene un machete"));
        QCOMPARE(weaponQuote("has a pistol", "pu\xC3\xB1"
                                             "al"),
                 std::string("has a pistol … pu\xC3\xB1"
                             "al"));
    }

    // What was done with a weapon that is named is no other one; fuel hides no shots.
    void aSignIsOfTheWeaponThatIsNamed()
    {
        QVERIFY(!namesOtherWeapon("has a gun", "apuntando"));
        QVERIFY(!namesOtherWeapon("has a knife", "stabbed"));
        QVERIFY(namesOtherWeapon("has a knife", "gunfire"));
        QVERIFY(namesOtherWeapon("poured gasoline", "gunfire"));
        QVERIFY(!namesOtherWeapon("has a knife", "has a 9 inch knife"));
    }

    void aFirearmIsNamedInBothLanguages()
    {
        for (const char* words : {"un fusil", "una metralleta", "hndgun", "GLIZZY", "an AK47"})
            QVERIFY2(namesFirearm(words), words);
        for (const char* words : {"una bomba", "a 22 gauge needle", "a crossbow", "a knife"})
            QVERIFY2(!namesFirearm(words), words);
    }

    void whatNobodyNamesStandsBeforeABlade()
    {
        QCOMPARE(weaponQuote("has a weapon", "has a knife"),
                 std::string("has a weapon … has a knife"));
        QCOMPARE(weaponQuote("has a weapon", "has a gun"), std::string("has a gun … has a weapon"));
    }

    void oneNoteWithBothQuotesTheFirearmFirst()
    {
        for (const char* note : {"tiene un cuchillo y una pistola", "HAS A KNIFE AND AN AR-15"}) {
            std::string words;
            for (const auto& fact : advise(shippedCues(), note).facts) {
                if (fact.fact == Fact::Weapon)
                    words = fact.words;
            }
            QVERIFY2(weaponKind(words) == WeaponKind::Firearm, words.c_str());
        }
    }
};

HAVEN_TESTS(tst_WeaponNamed)
#include "tst_weapon_named.moc"
