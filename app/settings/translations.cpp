#include "app/settings/translations.h"

#include "models/items/preferences.h"

#include <QCoreApplication>
#include <QFile>
#include <QLibraryInfo>

namespace haven {

QString Translations::QtWords::translate(const char* context, const char* sourceText,
                                         const char* disambiguation, int n) const
{
    return QByteArrayView(context) == "QShortcut"
               ? QString()
               : QTranslator::translate(context, sourceText, disambiguation, n);
}

Translations::Translations(QObject* parent) : QObject(parent), m_language(kLanguages[0])
{
    speak();
}

Translations::~Translations()
{
    letGo();
}

void Translations::letGo()
{
    for (QTranslator* one : std::initializer_list<QTranslator*>{&m_qt, &m_screen, &m_core})
        QCoreApplication::removeTranslator(one);
}

void Translations::use(const std::string& language)
{
    const std::string wanted = isLanguage(language) ? language : std::string(kLanguages[0]);
    if (wanted == m_language)
        return;
    letGo();
    m_language = wanted;
    speak();
    Q_EMIT changed();
}

void Translations::speak()
{
    const QString name = QString::fromStdString(m_language);
    // In English too: one minute, two minutes.
    if (m_screen.load(QStringLiteral(":/i18n/haven_%1.qm").arg(name)))
        QCoreApplication::installTranslator(&m_screen);
    if (m_language == kLanguages[0])
        return;
    // A machine without the package has Qt's own few words in English.
    if (m_qt.load(QStringLiteral("qtbase_") + name,
                  QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&m_qt);
    QFile wording(QStringLiteral(":/wording/%1.json").arg(name));
    if (wording.open(QIODevice::ReadOnly) && m_core.read(wording.readAll()))
        QCoreApplication::installTranslator(&m_core);
}

} // namespace haven
