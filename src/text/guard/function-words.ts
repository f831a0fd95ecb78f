const toSet = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** The commonest English words that carry no content: a third to a half of any English prose, none of a term list. */
export const englishFunctionWords = toSet(
  "a an the and or but if then so because as of to in on at by for from with about into after before over than i i'd i'll i'm i've we we'd we'll you he she they it me us him her them my our your his their its this that these those there here who what when where why how which is are was were be been being am do does did have has had will would can could should may might must not no don't won't can't let's let it's that's just also very too any some all each every up out off",
);

/** Function words of the languages that candidates may write in Latin letters by mistake; words English has too are left out. */
export const foreignFunctionWords = toSet(
  'le la les un une des du de et est en que qui je vous nous il elle dans pour pas sur avec mon ma mes ce cette au aux son sa ses leur ne plus serait ' +
    'el los las una del y es por para con se lo mi su como pero más muy yo este esta sus al está ' +
    'der die das und ist ich nicht ein eine einen dem den zu mit für auf von sie wir im es werde wird auch als bei nach dass sich dann ' +
    'il che di per non sono gli della questo mio anche o os um uma não com da do na no eu meu minha ele mais ' +
    'và là của có cho tôi không được với một các người khách hàng sẽ này đó họ để ' +
    'het een van ik niet dat met voor zijn wij yang dan saya untuk dengan ini itu akan tidak pelanggan',
);
