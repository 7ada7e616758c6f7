#pragma once

#include "app/settings/core_translator.h"

#include <QObject>
#include <QTranslator>
#include <string>

namespace haven {

// In which language the console speaks. One for all of its windows, as Qt has it. What is already
// on the screen stays as it is: whoever shows words makes them anew after changed().
class Translations final : public QObject
{
    Q_OBJECT

public:
    explicit Translations(QObject* parent = nullptr);
    // English again.
    ~Translations() override;

    // "es"; anything that is not known is English.
    void use(const std::string& language);
    const std::string& language() const { return m_language; }

Q_SIGNALS:
    void changed();

private:
    // What Qt itself says, but for the names of keys: those are called as they stand on keyboards.
    class QtWords final : public QTranslator
    {
    public:
        QString translate(const char* context, const char* sourceText, const char* disambiguation,
                          int n) const override;
    };

    void letGo();
    void speak();

    std::string m_language;
    QtWords m_qt;
    QTranslator m_screen;
    CoreTranslator m_core;
};

} // namespace haven
