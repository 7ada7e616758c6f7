#pragma once

#include <QTranslator>

namespace haven::test {

// A language in which everything is marked and a third longer: "Send" is "⟦Séñd··⟧". What stands on
// the screen without the marks was never given to a translator.
class PseudoLanguage final : public QTranslator
{
    Q_OBJECT

public:
    using QTranslator::QTranslator;
    bool isEmpty() const override { return false; }
    QString translate(const char* context, const char* sourceText, const char* disambiguation,
                      int n) const override;
};

// Words in the language, marks and places like %1 kept as they are.
QString pseudo(const QString& english);

} // namespace haven::test
