#pragma once

#include "app/settings/core_places.h"

#include <QByteArray>
#include <QHash>
#include <QString>
#include <QStringList>
#include <QTranslator>
#include <vector>

namespace haven {

// The Spanish of what the core says, from resources/wording/es.json. A refusal is asked for by its
// template; an action, a word and a label by their English; a sentence as it is, with its
// names and numbers in it: the template that fits is found, and what stands in its places goes
// over, translated only where core_places.h knows it for words of the core.
class CoreTranslator final : public QTranslator
{
    Q_OBJECT

public:
    explicit CoreTranslator(QObject* parent = nullptr) : QTranslator(parent) {}

    // False where it is no such table; then it knows nothing.
    bool read(const QByteArray& json);

    // Words of the core that stand in places which core_places.h takes as typed: each wants a row
    // there. For a test over every kind of fact.
    QStringList takenAsTyped(const QString& english) const;

    bool isEmpty() const override { return m_words.isEmpty() && m_refusals.isEmpty(); }
    QString translate(const char* context, const char* sourceText,
                      const char* disambiguation = nullptr, int n = -1) const override;

private:
    // "Send %1 to %2.": what is between the places, and which place follows each.
    struct Template {
        QStringList between; // one more than places
        std::vector<int> places;
        std::vector<WordPlace> kinds; // of the places
        QString said;
        bool isProse = false;
    };
    using Templates = std::vector<Template>; // the most words first
    void addTemplate(const QString& english, const QString& said, Templates& into);
    static void sortTemplates(Templates& all);
    QString sentence(const QString& english) const;
    QString whole(const QString& english) const;
    const Template* fitting(const QString& english, QStringList& found) const;
    QString filled(const Template& form, const QStringList& found) const;
    QString placed(const QString& english, WordPlace kind) const;
    QString named(const QString& english) const;
    QString worded(const QString& english) const;
    QString listed(const QString& english) const;
    QString inList(const QString& english) const;
    QString parted(const QString& english) const;
    QString part(const QString& english) const;

    QHash<QString, QString> m_refusals;
    QHash<QString, QString> m_actions;
    QHash<QString, QString> m_words;
    Templates m_templates;
    QHash<QString, QString> m_partWords;
    Templates m_parts; // "car %1": too short to be looked for in a whole sentence
};

} // namespace haven
