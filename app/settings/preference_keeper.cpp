#include "app/settings/preference_keeper.h"

#include "app/settings/layout_json.h"
#include "app/settings/whole_file.h"
#include "models/items/qt_text.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPointer>
#include <QStandardPaths>

namespace haven {

namespace {

QString fileOf(const QString& folder, const AgentId& agent)
{
    // Names of accounts are letters, digits, dots, dashes and underscores; the word before them
    // keeps one that is only dots from naming a folder.
    return QDir(folder).filePath(
        QStringLiteral("agent-%1.json").arg(QString::fromStdString(agent.value)));
}

QString rowsWord(RowHeight rows)
{
    switch (rows) {
    case RowHeight::Dense:
        return QStringLiteral("dense");
    case RowHeight::Normal:
        return QStringLiteral("normal");
    case RowHeight::Large:
        return QStringLiteral("large");
    }
    return {};
}

RowHeight rowsFrom(const QString& word)
{
    if (word == u"dense")
        return RowHeight::Dense;
    return word == u"large" ? RowHeight::Large : RowHeight::Normal;
}

QJsonObject keysToJson(const KeyChoice& keys)
{
    QJsonObject chosen;
    for (const auto& [action, mine] : keys.keys)
        chosen.insert(QString::fromStdString(action), arrayOf(mine));
    return {{QStringLiteral("version"), keys.version},
            {QStringLiteral("single_letters"), keys.letters == LetterKeys::On},
            {QStringLiteral("chosen"), chosen}};
}

// A file from before keys could be chosen is of the first table.
KeyChoice keysFromJson(const QJsonObject& root)
{
    KeyChoice keys;
    keys.version = root.value(u"version").toInt(1);
    keys.letters = root.value(u"single_letters").toBool(true) ? LetterKeys::On : LetterKeys::Off;
    const QJsonObject chosen = root.value(u"chosen").toObject();
    for (auto one = chosen.begin(); one != chosen.end(); ++one)
        keys.keys[one.key().toStdString()] = textsOf(one.value());
    return keys;
}

QJsonArray namesOf(const std::set<SoundEvent>& events)
{
    QJsonArray out;
    for (const SoundEvent event : events)
        out.append(typedFromStd(enumName(event)));
    return out;
}

QJsonObject macrosToJson(const MacroBook& macros)
{
    QJsonObject out;
    for (const auto& [name, lines] : macros)
        out.insert(QString::fromStdString(name), arrayOf(lines));
    return out;
}

// What may not be a macro, in a file that somebody wrote by hand, is left out.
MacroBook macrosFromJson(const QJsonObject& root)
{
    MacroBook out;
    for (auto one = root.begin(); one != root.end(); ++one) {
        auto changed = withMacro(out, MacroWish{one.key().toStdString(), textsOf(one.value())});
        if (changed)
            out = *std::move(changed);
    }
    return out;
}

QByteArray toJson(const Preferences& preferences)
{
    QJsonObject sounds;
    for (const auto& [event, choice] : preferences.sounds) {
        sounds.insert(typedFromStd(enumName(event)),
                      QJsonObject{{QStringLiteral("volume"), choice.volume},
                                  {QStringLiteral("muted"), choice.isMuted}});
    }
    const QJsonObject root{
        {QStringLiteral("theme"), QString::fromStdString(preferences.theme)},
        {QStringLiteral("zoom_percent"), preferences.zoomPercent},
        {QStringLiteral("rows"), rowsWord(preferences.rows)},
        {QStringLiteral("sounds"), sounds},
        {QStringLiteral("keys"), keysToJson(preferences.keys)},
        {QStringLiteral("recent_actions"), arrayOf(preferences.recentActions)},
        {QStringLiteral("boards"), boardsToJson(preferences.boards)},
        {QStringLiteral("first_shift"), QString::fromStdString(preferences.firstShift)},
        {QStringLiteral("spoken_alarms"), namesOf(preferences.spoken)},
        {QStringLiteral("speech_output"), QString::fromStdString(preferences.speechOutput)},
        {QStringLiteral("zulu_first"), preferences.isZuluFirst},
        {QStringLiteral("language"), QString::fromStdString(preferences.language)},
        {QStringLiteral("macros"), macrosToJson(preferences.macros)},
        {QStringLiteral("desk"), preferences.desk ? layoutToJson(*preferences.desk) : QJsonValue()},
        {QStringLiteral("layout"), QString::fromStdString(preferences.layout)},
        {QStringLiteral("layouts"), layoutsToJson(preferences.layouts)},
    };
    return QJsonDocument(root).toJson();
}

Preferences fromJson(const QJsonObject& root)
{
    const Preferences usual;
    Preferences out;
    out.theme = root.value(u"theme").toString(QString::fromStdString(usual.theme)).toStdString();
    out.zoomPercent = root.value(u"zoom_percent").toInt(usual.zoomPercent);
    out.rows = rowsFrom(root.value(u"rows").toString());
    const QJsonObject sounds = root.value(u"sounds").toObject();
    for (auto one = sounds.begin(); one != sounds.end(); ++one) {
        // A sound of another version is left out, not a fault.
        const auto event = enumFromName<SoundEvent>(one.key().toStdString());
        const QJsonObject choice = one.value().toObject();
        if (event)
            out.sounds[*event] = {choice.value(u"volume").toInt(SoundChoice{}.volume),
                                  choice.value(u"muted").toBool()};
    }
    out.keys = keysFromJson(root.value(u"keys").toObject());
    out.recentActions = textsOf(root.value(u"recent_actions"));
    out.boards = boardsFromJson(root.value(u"boards").toObject());
    out.firstShift = root.value(u"first_shift").toString().toStdString();
    for (const std::string& name : textsOf(root.value(u"spoken_alarms"))) {
        if (const auto event = enumFromName<SoundEvent>(name))
            out.spoken.insert(*event);
    }
    out.speechOutput = root.value(u"speech_output").toString().toStdString();
    out.isZuluFirst = root.value(u"zulu_first").toBool();
    out.language = root.value(u"language").toString().toStdString();
    out.macros = macrosFromJson(root.value(u"macros").toObject());
    if (root.value(u"desk").isObject())
        out.desk = layoutFromJson(root.value(u"desk").toObject());
    out.layout = root.value(u"layout").toString().toStdString();
    out.layouts = layoutsFromJson(root.value(u"layouts").toObject());
    return withinLimits(std::move(out));
}

} // namespace

QString preferencesFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation);
}

Result<Preferences> readPreferences(const QString& folder, const AgentId& agent)
{
    QFile file(fileOf(folder, agent));
    if (!file.exists())
        return Preferences{};
    // A pipe would hold whoever opens it.
    const bool isOpen = QFileInfo(file).isFile() && file.open(QIODevice::ReadOnly);
    const QJsonDocument document =
        isOpen ? QJsonDocument::fromJson(file.readAll()) : QJsonDocument();
    if (!document.isObject())
        return refuse(RefusalCode::PreferencesMalformed, file.fileName().toStdString());
    return fromJson(document.object());
}

Result<void> writePreferences(const QString& folder, const AgentId& agent,
                              const Preferences& preferences)
{
    const QString path = fileOf(folder, agent);
    if (!QDir().mkpath(folder))
        return refuse(RefusalCode::FileUnwritable, path.toStdString());
    return writeWhole(path.toStdString(), toJson(preferences).toStdString());
}

PreferenceKeeper::PreferenceKeeper(Desk& desk, PreferenceSource& source, QString folder,
                                   QObject* parent)
    : QObject(parent), m_desk(desk), m_source(source), m_folder(std::move(folder))
{
    m_disk.setMaxThreadCount(1);
    connect(&desk, &Desk::seatChanged, this, &PreferenceKeeper::load);
    connect(&source, &PreferenceSource::chosen, this, &PreferenceKeeper::save);
    load();
}

PreferenceKeeper::~PreferenceKeeper()
{
    m_disk.waitForDone();
}

void PreferenceKeeper::load()
{
    if (m_desk.seat().roles.empty() || m_desk.seat().agent == m_agent)
        return;
    m_agent = m_desk.seat().agent;
    m_isChosen = false;
    m_newest = std::make_shared<std::atomic<int>>(0);
    m_disk.start([this, folder = m_folder, agent = m_agent] {
        const auto read = readPreferences(folder, agent);
        QMetaObject::invokeMethod(
            this,
            [this, agent, read] {
                if (agent != m_agent)
                    return; // somebody else sat down meanwhile
                if (!read)
                    tell(read.refusal());
                else if (!m_isChosen)
                    m_source.restore(*read);
            },
            Qt::QueuedConnection);
    });
}

void PreferenceKeeper::save()
{
    if (m_agent.value.empty())
        return;
    m_isChosen = true;
    const int mine = ++*m_newest;
    m_disk.start([this, folder = m_folder, agent = m_agent, kept = m_source.current(), mine,
                  newest = m_newest] {
        if (*newest != mine)
            return; // a later one follows, of the same person
        const auto written = writePreferences(folder, agent, kept);
        if (!written) {
            QMetaObject::invokeMethod(
                this, [this, refusal = written.refusal()] { tell(refusal); }, Qt::QueuedConnection);
        }
    });
}

void PreferenceKeeper::tell(const Refusal& refusal)
{
    Q_EMIT failed(QString::fromStdString(refusalSentence(refusal)));
}

} // namespace haven
